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

    private ProgramSession(Cloud cloud, EngineOptions options, ConsoleOutput output, bool isJson, IRunView view, NoteCollector notes)
    {
        this.cloud = cloud;
        Engine = new DeploymentEngine(options);
        Output = output;
        IsJson = isJson;
        View = view;
        Notes = notes;
    }

    internal DeploymentEngine Engine { get; }

    /// <summary>Which cloud is talked to.</summary>
    internal string CloudLine => $"Cloud: {cloud.Description}";

    /// <summary>Where a person reads on: what another program reads is kept free of it.</summary>
    internal TextWriter Messages => IsJson ? Output.Error : Output.Out;

    internal ConsoleOutput Output { get; }

    internal bool IsJson { get; }

    internal IRunView View { get; }

    internal NoteCollector Notes { get; }

    /// <summary>Opens the program that a command line names, and says on its first line which cloud it talks to.</summary>
    internal static async Task<ProgramSession> OpenAsync(ProgramOptions arguments, ParseResult parsed, CancellationToken ct)
    {
        var session = await OpenAsync(
            arguments.GetSelection(parsed),
            ConsoleOutput.ForProcess(parsed.GetValue(arguments.TraceHttp)),
            parsed.GetValue(arguments.Json),
            new CloudResolver(Environment.GetEnvironmentVariable),
            host: null,
            ct
        );
        await session.Messages.WriteLineAsync(session.CloudLine);
        return session;
    }

    /// <summary>Opens a program, and says nothing.</summary>
    internal static async Task<ProgramSession> OpenAsync(
        ProgramSelection program,
        ConsoleOutput output,
        bool isJson,
        ICloudResolver gate,
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
            PluginHost = host,
        };
        var stack = new DeploymentEngine(options).ReadSettings();
        var cloud = await gate.ResolveAsync(CloudSettings.Of(stack, Environment.GetEnvironmentVariable), options.ProgramDirectory, ct);
        var view = RunViews.Create(
            isJson ? output with { Out = TextWriter.Null, IsLive = false } : output,
            $"{stack.Project} ({stack.Stack})"
        );
        var notes = new NoteCollector(view);
        return new ProgramSession(
            cloud,
            options with
            {
                Plugins = new InstalledPlugins(cloud, output.Trace),
                Observer = notes,
            },
            output,
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
            await Output.Out.WriteLineAsync(RunReportJson.Write(report).ToString());
        }
        else if (!IsJson)
        {
            new RunReportWriter(Output.Out, Output.Style).Write(View.ShowsPlan ? report : report.ErrorsOnly, showsOutputs, isPlan: !isLast);
        }

        return report;
    }

    public async ValueTask DisposeAsync()
    {
        if (cloud.OwnedEmulator is { } owned)
        {
            await owned.DisposeAsync();
        }
    }
}
