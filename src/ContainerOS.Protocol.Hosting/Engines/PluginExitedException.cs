namespace ContainerOS.Protocol.Hosting.Engines;

/// <summary>A plugin ended during a call. Whether the call had an effect is unknown.</summary>
public sealed class PluginExitedException : Exception
{
    /// <summary>The process of a plugin exited.</summary>
    /// <param name="executable">The executable of the plugin.</param>
    /// <param name="exitCode">Its exit code.</param>
    /// <param name="lastErrors">The last lines it printed to standard error.</param>
    /// <param name="cause">The error of the call, or null.</param>
    public PluginExitedException(string executable, int exitCode, IReadOnlyList<string> lastErrors, Exception? cause = null)
        : base(SummaryOf(executable, exitCode) + RecentLines.Describe(lastErrors), cause)
    {
        Summary = SummaryOf(executable, exitCode);
        ExitCode = exitCode;
        LastErrors = lastErrors;
    }

    /// <summary>The connection to a plugin that was attached to broke.</summary>
    /// <param name="name">The plugin and its port.</param>
    /// <param name="problem">What the connection reported.</param>
    /// <param name="cause">The error of the call.</param>
    public PluginExitedException(string name, string problem, Exception cause)
        : base($"plugin {name} ended during a call: {problem}", cause) => Summary = Message;

    /// <summary>The message without the lines that the plugin printed.</summary>
    public string Summary { get; }

    /// <summary>The exit code of the process (128 + n for signal n); null when the process is not known.</summary>
    public int? ExitCode { get; }

    /// <summary>The last lines it printed to standard error.</summary>
    public IReadOnlyList<string> LastErrors { get; } = [];

    private static string SummaryOf(string executable, int exitCode) => $"plugin {executable} exited with code {exitCode} during a call";
}
