namespace ContainerOS.Protocol.Plugins;

/// <summary>The command line an engine starts a plugin with.</summary>
/// <param name="EngineAddress">The engine's address; null when the plugin is started by hand, to be attached to.</param>
public sealed record PluginArguments(string? EngineAddress)
{
    /// <summary>Reads the command line. The address is the last argument that is no flag; flags this version does not know are passed over.</summary>
    public static PluginArguments Parse(IReadOnlyList<string> args)
    {
        string? address = null;
        for (var i = 0; i < args.Count; i++)
        {
            // The only known flag that may take its value as the next argument.
            if (args[i] is "--tracing" or "-tracing")
            {
                i++;
            }
            else if (!args[i].StartsWith('-'))
            {
                address = args[i];
            }
        }

        return new PluginArguments(address);
    }
}
