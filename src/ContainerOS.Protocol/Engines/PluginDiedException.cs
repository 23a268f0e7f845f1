namespace ContainerOS.Protocol.Engines;

/// <summary>A plugin process ended while a call was under way: whether the call had an effect is not known.</summary>
/// <param name="executable">The program.</param>
/// <param name="exitCode">Its exit code.</param>
/// <param name="lastErrors">The last lines it printed to standard error.</param>
/// <param name="cause">How the call ended.</param>
public sealed class PluginDiedException(string executable, int exitCode, IReadOnlyList<string> lastErrors, Exception? cause = null)
    : Exception($"plugin {executable} ended with code {exitCode} during a call{OutputTail.Quote(lastErrors)}", cause)
{
    /// <summary>The process's exit code (128 + n for signal n).</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>The last lines it printed to standard error.</summary>
    public IReadOnlyList<string> LastErrors { get; } = lastErrors;
}
