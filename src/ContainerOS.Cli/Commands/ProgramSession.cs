using System.CommandLine;
using ContainerOS.Cli.Clouds;
using ContainerOS.Cli.Pins;
using ContainerOS.Cli.Runs;
using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.Views;
using ContainerOS.Engine;
using ContainerOS.Engine.Plugins;
using ContainerOS.Engine.Secrets;

namespace ContainerOS.Cli.Commands;

/// <summary>A command that runs on one program: its cloud, its engine and its output.</summary>
internal sealed class ProgramSession : IAsyncDisposable
{
    private readonly Task<Cloud> cloud;
    private readonly bool announcesCloud;
    private bool isAnnounced;

    private ProgramSession(Task<Cloud> cloud, EngineOptions options, ConsoleOutput output, bool isJson, bool announcesCloud, IRunView view)
    {
        this.cloud = cloud;
        this.announcesCloud = announcesCloud;
        Output = output;
        IsJson = isJson;
        View = view;
        Notes = new NoteCollector(view);
        Engine = new DeploymentEngine(options with { Plugins = new InstalledPlugins(AnnouncedCloudAsync, output.Trace), Observer = Notes });
    }

    internal DeploymentEngine Engine { get; }

    /// <summary>Receives messages for people: standard error when standard output is JSON.</summary>
    internal SafeWriter Messages => IsJson ? Output.Error : Output.Out;

    internal ConsoleOutput Output { get; }

    internal bool IsJson { get; }

    internal IRunView View { get; }

    internal NoteCollector Notes { get; }

    /// <summary>Opens the program of a command line, whose runs begin with the line that names the cloud.</summary>
    /// <param name="arguments">The options of the command.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="evaluates">Whether the command evaluates the program, which needs its config values.</param>
    internal static Task<ProgramSession> OpenAsync(
        ProgramOptions arguments,
        ParseResult parsed,
        CancellationToken ct,
        bool evaluates = true
    ) =>
        OpenAsync(
            arguments.GetSelection(parsed) with
            {
                NeedsConfig = evaluates,
            },
            ConsoleOutput.ForRun(parsed.GetValue(arguments.TraceHttp)),
            parsed.GetValue(arguments.Json),
            announcesCloud: true,
            new CloudResolver(CommandEnvironment.Current.Variable),
            host: null,
            ct
        );

    /// <summary>Opens a program. Its cloud starts, and the program need not wait for it.</summary>
    internal static async Task<ProgramSession> OpenAsync(
        ProgramSelection program,
        ConsoleOutput output,
        bool isJson,
        bool announcesCloud,
        ICloudResolver gate,
        PluginHost? host,
        CancellationToken ct
    )
    {
        var options = new EngineOptions
        {
            Passphrase = new EnvironmentPassphrase(CommandEnvironment.Current.Variable),
            ProgramDirectory = program.Directory,
            Environment = CommandEnvironment.Current.Overrides,
            ProgramText = program.Text,
            Stack = program.Stack,
            ConfigOverrides = program.Config,
            NeedsConfig = program.NeedsConfig,
            Plugins = new InstalledPlugins(Cloud.None),
            PluginHost = host,
            ReplaceTargets = program.ReplaceTargets,
            ClearsPendingCreates = program.ClearsPendingCreates,
        };
        var stack = new DeploymentEngine(options).ReadSettings();
        var cloud = ResolveAsync(gate, program, stack, ct);
        var view = RunViews.Create(
            isJson ? output with { Out = SafeWriter.Nothing, IsLive = false } : output,
            $"{stack.Project} ({stack.Stack})"
        );
        var session = new ProgramSession(cloud, options, output, isJson, announcesCloud, view);
        if (cloud.IsCompleted)
        {
            // A host that may not get the user's keys is refused before the program starts.
            await session.AnnouncedCloudAsync();
        }

        return session;
    }

    /// <summary>The line that names the cloud.</summary>
    internal async Task<string> CloudLineAsync() => $"Cloud: {(await cloud).Description}";

    /// <summary>Shows the plan, asks for confirmation, and deploys; or deploys at once, where the command line skips the preview.</summary>
    /// <returns>The report of the deployment, or of a plan that failed.</returns>
    /// <exception cref="UsageException">The input is not interactive, or the user does not confirm.</exception>
    internal async Task<RunReport> DeployAsync(
        string verb,
        ProgramOptions arguments,
        ParseResult parsed,
        Func<Task<DeploymentResult>> plan,
        Func<Task<DeploymentResult>> deploy,
        CancellationToken ct
    )
    {
        var isPlanShown = !parsed.GetValue(arguments.SkipPreview);
        if (isPlanShown)
        {
            var planned = await RunAsync(plan, isPlan: true, isLast: false);
            if (!planned.Succeeded)
            {
                return planned;
            }

            await ConfirmationPrompt.ConfirmAsync(this, parsed.GetValue(arguments.Yes), verb, parsed.GetValue(arguments.Stack)!, ct);
        }

        // A live view redraws the lines of the deployment, so the cloud is named before.
        await AnnouncedCloudAsync();
        View.ShowsPlan = false;
        return await RunAsync(deploy, showsOutputs: verb == "up", isPlanShown: isPlanShown);
    }

    /// <summary>Runs an operation and writes its report.</summary>
    /// <param name="run">The operation of the engine.</param>
    /// <param name="showsOutputs">Whether the report lists the outputs of the stack.</param>
    /// <param name="isPlan">Whether the operation is a preview, which changes nothing.</param>
    /// <param name="isLast">Whether it is the last operation of the command: JSON is written once.</param>
    /// <param name="isPlanShown">Whether the warnings have been shown with the plan.</param>
    internal async Task<RunReport> RunAsync(
        Func<Task<DeploymentResult>> run,
        bool showsOutputs = false,
        bool isPlan = false,
        bool isLast = true,
        bool isPlanShown = false
    )
    {
        var report = await RunReport.TimeAsync(TimeProvider.System, () => View.ShowAsync(run));
        if (IsJson && (isLast || !report.Succeeded))
        {
            await Output.WriteJsonAsync(RunReportJson.Write(report));
        }
        else if (!IsJson)
        {
            new RunReportWriter(Output.Out, Output.Style).Write(isPlanShown ? report.ErrorsOnly : report, showsOutputs, isPlan);
        }

        return report;
    }

    public async ValueTask DisposeAsync()
    {
        await ((Task)cloud).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (cloud.IsCompletedSuccessfully && (await cloud).OwnedEmulator is { } owned)
        {
            await owned.DisposeAsync();
        }
    }

    private static async Task<Cloud> ResolveAsync(ICloudResolver gate, ProgramSelection program, StackSettings stack, CancellationToken ct)
    {
        var cloud = await gate.ResolveAsync(CloudSettings.Of(stack, CommandEnvironment.Current.Variable), program.Directory, ct);
        return cloud with { PluginEnvironment = LockEnvironment.AddTo(cloud.PluginEnvironment, program, stack) };
    }

    /// <summary>The cloud, when it can be called and the user has read its name.</summary>
    private async Task<Cloud> AnnouncedCloudAsync()
    {
        var resolved = await cloud;
        if (announcesCloud && !isAnnounced)
        {
            isAnnounced = true;
            await Messages.WriteLineAsync(await CloudLineAsync());
        }

        return resolved;
    }
}
