using System.CommandLine;
using ContainerOS.Cli.Clouds;
using ContainerOS.Cli.Runs;
using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.Views;
using ContainerOS.Engine;
using ContainerOS.Engine.Secrets;

namespace ContainerOS.Cli.Commands;

/// <summary><c>containeros outputs</c>.</summary>
internal static class OutputsCommand
{
    internal static Command Create()
    {
        var options = new ProgramOptions();
        var reveal = new Option<bool>("--show-secrets") { Description = "Show the values of secret outputs." };
        var command = options.AddTo(new Command("outputs", "Show the outputs of the last deployment."), asks: false);
        command.Add(reveal);
        command.SetAction(
            (parsed, ct) =>
                CommandRunner.RunAsync(async () =>
                {
                    var showSecrets = parsed.GetValue(reveal);
                    var engine = new DeploymentEngine(
                        new EngineOptions
                        {
                            Passphrase = new EnvironmentPassphrase(CommandEnvironment.Current.Variable),
                            ProgramDirectory = parsed.GetValue(options.Directory)!,
                            Stack = options.GetStack(parsed),
                            ConfigOverrides = options.GetConfig(parsed),
                            Plugins = new InstalledPlugins(Cloud.None),
                        }
                    );
                    await WriteAsync(engine.ReadOutputs(showSecrets), ConsoleOutput.ForRun(), parsed.GetValue(options.Json), showSecrets);
                    return ExitCode.Done;
                })
        );
        return command;
    }

    private static async Task WriteAsync(StackOutputs outputs, ConsoleOutput output, bool isJson, bool showSecrets)
    {
        if (isJson)
        {
            await output.WriteJsonAsync(ValueText.ToJson(outputs.Outputs, showSecrets));
        }
        else if (!outputs.Exists)
        {
            await output.Out.WriteLineAsync($"The stack '{SafeText.Line(outputs.Stack)}' is not deployed; run 'containeros up' first.");
        }
        else
        {
            new RunReportWriter(output.Out, output.Style).WriteOutputs(outputs.Outputs, showSecrets);
        }
    }
}
