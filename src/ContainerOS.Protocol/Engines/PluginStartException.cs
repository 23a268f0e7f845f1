namespace ContainerOS.Protocol.Engines;

/// <summary>A plugin process that could not be started, or did not answer as a plugin.</summary>
/// <param name="executable">The program.</param>
/// <param name="problem">What is wrong, and the last lines it printed.</param>
/// <param name="cause">What led to it, when something did.</param>
public sealed class PluginStartException(string executable, string problem, Exception? cause = null)
    : Exception($"plugin {executable} did not start: {problem}", cause)
{
    /// <summary>The program.</summary>
    public string Executable { get; } = executable;
}
