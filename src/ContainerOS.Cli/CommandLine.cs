using System.CommandLine;
using ContainerOS.Cli.Commands;
using ContainerOS.Cli.Commands.Emulators;
using ContainerOS.Cli.Commands.Pins;
using ContainerOS.Cli.Commands.Rollouts;
using ContainerOS.Cli.Commands.UserData;
using ContainerOS.Cli.Runs;
using ContainerOS.Cli.Terminal;

namespace ContainerOS.Cli;

/// <summary>The <c>containeros</c> command: every verb, run in this process or as the whole of it.</summary>
internal static class CommandLine
{
    /// <summary>How long a verb may take to end after Ctrl-C: long enough to save the state of what was under way.</summary>
    private static readonly TimeSpan TerminationTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Runs one verb and returns its exit code.</summary>
    /// <param name="arguments">The command line without the command's own name.</param>
    /// <param name="environment">
    /// The variables, input and output of the run; null for those of this process, which then also handles Ctrl-C.
    /// </param>
    /// <param name="ct">Cancels the verb.</param>
    internal static async Task<int> RunAsync(IReadOnlyList<string> arguments, CommandEnvironment? environment, CancellationToken ct)
    {
        var parsed = CreateRoot().Parse(arguments);
        var settings = new InvocationConfiguration { ProcessTerminationTimeout = environment is null ? TerminationTimeout : null };
        if (environment is not null)
        {
            CommandEnvironment.Use(environment);
            (settings.Output, settings.Error) = (environment.Out, environment.Error);
        }

        if (UnknownOption.Find(parsed) is { } unknown)
        {
            return await CommandRunner.RunAsync(() => throw new UsageException(unknown));
        }

        var code = await parsed.InvokeAsync(settings, ct);
        return parsed.Errors.Count > 0 ? ExitCode.Usage : code;
    }

    private static RootCommand CreateRoot() =>
        new("ContainerOS node pools on Alibaba Cloud ACK as code, checked before they are created.")
        {
            UpCommand.Create(),
            PreviewCommand.Create(),
            RefreshCommand.Create(),
            DestroyCommand.Create(),
            OutputsCommand.Create(),
            ValidateCommand.Create(),
            ExplainCommand.Create(),
            UserDataCommand.Create(),
            PinsCommand.Create(),
            RolloutCommand.Create(),
            EmulatorCommand.Create(),
            AuthCommand.Create(),
        };
}
