using ContainerOS.Cli.Commands;
using ContainerOS.Cli.Terminal;
using ContainerOS.Engine;
using ContainerOS.Engine.Events;
using ContainerOS.Engine.Secrets;

namespace ContainerOS.Cli.Clouds;

/// <summary>Evaluates programs as in a preview, without calling the cloud.</summary>
internal static class OfflineEngine
{
    /// <summary>The engine of a program.</summary>
    /// <param name="program">The program and stack.</param>
    /// <param name="observer">Observes the resources of the program.</param>
    /// <param name="ignoresPins">Whether the lock file is left out, so that a pool whose pin is revoked is evaluated too.</param>
    internal static DeploymentEngine Open(ProgramSelection program, IEngineObserver observer, bool ignoresPins = false)
    {
        var variables = new Dictionary<string, string> { ["CONTAINEROS_OFFLINE"] = "1" };
        if (ignoresPins)
        {
            variables["CONTAINEROS_LOCK_FILE"] = string.Empty;
        }

        return new(
            new EngineOptions
            {
                Passphrase = new EnvironmentPassphrase(CommandEnvironment.Current.Variable),
                ProgramDirectory = program.Directory,
                ProgramText = program.Text,
                Stack = program.Stack,
                ConfigOverrides = program.Config,
                Plugins = new InstalledPlugins(Cloud.None with { PluginEnvironment = variables }),
                Observer = observer,
            }
        );
    }
}
