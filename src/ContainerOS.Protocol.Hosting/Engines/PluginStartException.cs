namespace ContainerOS.Protocol.Hosting.Engines;

/// <summary>A plugin process could not be started or attached to, or did not respond as a plugin.</summary>
/// <param name="executable">The executable of the plugin.</param>
/// <param name="problem">The problem, with the last lines of standard error.</param>
/// <param name="cause">The cause, or null.</param>
public sealed class PluginStartException(string executable, string problem, Exception? cause = null)
    : Exception($"plugin {executable} cannot be used: {problem}", cause)
{
    /// <summary>The executable of the plugin.</summary>
    public string Executable { get; } = executable;
}
