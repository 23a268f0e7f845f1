using System.CommandLine;
using System.Runtime.InteropServices;
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
        var debug = new Option<bool>("--debug")
        {
            Description = "Write a report without values to a file when the command has an internal error.",
            Recursive = true,
        };
        var root = CreateRoot();
        root.Add(debug);
        var parsed = root.Parse(arguments);
        var settings = new InvocationConfiguration
        {
            ProcessTerminationTimeout = environment is null ? TerminationTimeout : null,
            EnableDefaultExceptionHandler = false,
        };
        using var signals = environment is null ? new TerminationSignals(ct) : null;
        CommandFaults.Configure(parsed, debug);
        if (environment is null)
        {
            AppDomain.CurrentDomain.UnhandledException += CommandFaults.ReportUnhandled;
        }
        else
        {
            CommandEnvironment.Use(environment);
        }

        (settings.Output, settings.Error) = (CommandEnvironment.Current.Out.Layout, CommandEnvironment.Current.Error.Layout);

        if (UnknownOption.Find(parsed) is { } unknown)
        {
            return await CommandRunner.RunAsync(() => throw new UsageException(unknown));
        }

        if (parsed.Errors.Any(error => SafeText.Line(error.Message) != error.Message))
        {
            // The library prints a word with line breaks as it is.
            return await CommandRunner.RunAsync(() => throw new UsageException(SafeText.Line(parsed.Errors[0].Message)));
        }

        var code = await parsed.InvokeAsync(settings, signals?.Token ?? ct);
        return parsed.Errors.Count > 0 ? ExitCode.Usage : code;
    }

    /// <summary>The verbs that do something, each with the names of the commands above it.</summary>
    internal static IEnumerable<string> Verbs()
    {
        static IEnumerable<string> Below(Command command, string path) =>
            command.Subcommands.SelectMany(child =>
            {
                var name = path.Length == 0 ? child.Name : $"{path} {child.Name}";
                return Below(child, name).Concat(child.Action is null ? [] : [name]);
            });

        return Below(CreateRoot(), string.Empty);
    }

    private static RootCommand CreateRoot() =>
        new("ContainerOS node pools on Alibaba Cloud ACK as code, checked before they are created.")
        {
            UpCommand.Create(),
            PreviewCommand.Create(),
            RefreshCommand.Create(),
            DestroyCommand.Create(),
            OutputsCommand.Create(),
            ConfigCommand.Create(),
            ValidateCommand.Create(),
            ExplainCommand.Create(),
            UserDataCommand.Create(),
            PinsCommand.Create(),
            RolloutCommand.Create(),
            EmulatorCommand.Create(),
            AuthCommand.Create(),
        };
}

/// <summary>
/// Cancels the command on SIGHUP, which a closed terminal sends, and on SIGQUIT, as the library does on SIGINT and SIGTERM: what runs is
/// completed or reported, and the state is saved.
/// </summary>
internal sealed class TerminationSignals : IDisposable
{
    private readonly CancellationTokenSource source;
    private readonly PosixSignalRegistration[] registrations;

    internal TerminationSignals(CancellationToken ct)
    {
        source = CancellationTokenSource.CreateLinkedTokenSource(ct);
        registrations =
        [
            .. new[] { PosixSignal.SIGHUP, PosixSignal.SIGQUIT }.Select(signal => PosixSignalRegistration.Create(signal, OnSignal)),
        ];
    }

    internal CancellationToken Token => source.Token;

    public void Dispose()
    {
        foreach (var registration in registrations)
        {
            registration.Dispose();
        }

        source.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        source.Cancel();
    }
}
