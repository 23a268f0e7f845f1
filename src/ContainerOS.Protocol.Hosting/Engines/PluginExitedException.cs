namespace ContainerOS.Protocol.Hosting.Engines;

/// <summary>A plugin process exited during a call. Whether the call had an effect is unknown.</summary>
/// <param name="executable">The executable of the plugin.</param>
/// <param name="exitCode">Its exit code.</param>
/// <param name="lastErrors">The last lines it printed to standard error.</param>
/// <param name="cause">The error of the call, or null.</param>
public sealed class PluginExitedException(string executable, int exitCode, IReadOnlyList<string> lastErrors, Exception? cause = null)
    : Exception($"plugin {executable} exited with code {exitCode} during a call{RecentLines.Describe(lastErrors)}", cause)
{
    /// <summary>The exit code of the process (128 + n for signal n).</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>The last lines it printed to standard error.</summary>
    public IReadOnlyList<string> LastErrors { get; } = lastErrors;
}
