using System.CommandLine;
using ContainerOS.Cli.Clouds;
using ContainerOS.Cli.Runs;
using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.Views;
using ContainerOS.Engine;
using ContainerOS.Engine.Plugins;

namespace ContainerOS.Cli.Commands;

/// <summary>One verb on one program: its cloud, its engine, and where it is told.</summary>
internal sealed class ProgramSession : IAsyncDisposable
{
    private readonly Cloud cloud;

    private ProgramSession(Cloud cloud, EngineOptions options, Surface surface, bool isJson, IRunView view, NoteTaker notes)
    {
        this.cloud = cloud;
        Engine = new DeploymentEngine(options);
        Surface = surface;
        IsJson = isJson;
        View = view;
        Notes = notes;
    }

    internal DeploymentEngine Engine { get; }

    /// <summary>Which cloud is talked to.</summary>
    internal string CloudLine => $"Cloud: {cloud.Description}";

    /// <summary>Where a person reads on: what another program reads is kept free of it.</summary>
    internal TextWriter Told => IsJson ? Surface.Error : Surface.Out;

    internal Surface Surface { get; }

    internal bool IsJson { get; }

    internal IRunView View { get; }

    internal NoteTaker Notes { get; }

    /// <summary>Opens the program that a command line names, and says on its first line which cloud it talks to.</summary>
    internal static async Task<ProgramSession> OpenAsync(ProgramOptions arguments, ParseResult parsed, CancellationToken ct)
    {
        var session = await OpenAsync(
            arguments.ChoiceOf(parsed),
            Surface.OfProcess(parsed.GetValue(arguments.TraceHttp)),
            parsed.GetValue(arguments.Json),
            new CloudGate(Environment.GetEnvironmentVariable),
            host: null,
            ct
        );
        await session.Told.WriteLineAsync(session.CloudLine);
        return session;
    }

    /// <summary>Opens a program, and says nothing.</summary>
    internal static async Task<ProgramSession> OpenAsync(
        ProgramChoice program,
        Surface surface,
        bool isJson,
        ICloudGate gate,
        PluginHost? host,
        CancellationToken ct
    )
    {
        var options = new EngineOptions
        {
            ProgramDirectory = program.Directory,
            ProgramText = program.Text,
            Stack = program.Stack,
            ConfigOverrides = program.Config,
            Plugins = new InstalledPlugins(Cloud.None),
            Host = host,
        };
        var stack = new DeploymentEngine(options).ReadSettings();
        var cloud = await gate.OpenAsync(CloudSettings.Of(stack, Environment.GetEnvironmentVariable), options.ProgramDirectory, ct);
        var view = RunViews.For(
            isJson ? surface with { Out = TextWriter.Null, IsLive = false } : surface,
            $"{stack.Project} ({stack.Stack})"
        );
        var notes = new NoteTaker(view);
        return new ProgramSession(
            cloud,
            options with
            {
                Plugins = new InstalledPlugins(cloud, surface.Trace),
                Observer = notes,
            },
            surface,
            isJson,
            view,
            notes
        );
    }

    /// <summary>Runs, and tells what came of it.</summary>
    internal async Task<RunReport> RunAsync(Func<Task<DeploymentResult>> run, bool showsOutputs, bool isLast = true)
    {
        var report = await RunReport.TimeAsync(TimeProvider.System, () => View.ShowAsync(run));
        if (IsJson && (isLast || !report.Succeeded))
        {
            await Surface.Out.WriteLineAsync(ReportJson.Write(report).ToString());
        }
        else if (!IsJson)
        {
            new ReportText(Surface.Out, Surface.Ink).Write(View.TellsPlan ? report : report.ErrorsOnly, showsOutputs, isPlan: !isLast);
        }

        return report;
    }

    public async ValueTask DisposeAsync()
    {
        if (cloud.Owned is { } owned)
        {
            await owned.DisposeAsync();
        }
    }
}
