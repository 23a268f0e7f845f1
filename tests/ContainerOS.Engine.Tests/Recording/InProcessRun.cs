using ContainerOS.Engine.Deployment;
using ContainerOS.Engine.Events;
using ContainerOS.Engine.State;
using ContainerOS.Engine.Steps;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Monitor;
using ContainerOS.Protocol.Values;
using Microsoft.Extensions.Time.Testing;

namespace ContainerOS.Engine.Tests.Recording;

/// <summary>
/// A run whose resources a test registers with the resource monitor, as a program in another language does, but without a process and a
/// wire. Nothing is saved.
/// </summary>
internal sealed class InProcessRun : IAsyncDisposable, IEngineObserver
{
    private static readonly PackageSelection NoPackage = new(string.Empty, string.Empty);
    private readonly DeploymentState state;
    private readonly RunDecisions decisions = new();
    private readonly List<EngineEvent> events = [];

    public InProcessRun(EngineFixture engine, RunKind kind = RunKind.Up, params ResourceState[] resources)
    {
        var options = engine.Options with
        {
            Connect = _ => new ProviderConnection(engine.Provider.Connect(), engine.Provider.Handshake),
            Observer = this,
            Time = Time,
        };
        var workspace = Workspace.Load(options);
        var snapshot = new Snapshot([.. resources], []);
        var program = new ProgramResources();
        var report = new DeploymentReport(this, Time);
        report.BeginDelivery();
        state = new DeploymentState(snapshot, save: null);
        engine.Provider.StartRun();
        Context = new RunContext(
            workspace,
            kind,
            state,
            new ProviderRegistry(workspace, snapshot, program, report),
            decisions,
            report,
            program,
            Ct,
            Ct
        );
        Context.Monitor.Open();
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero));

    public RunContext Context { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public Task<RegisteredResource> RegisterAsync(
        string type,
        string name,
        RegistrationKind kind,
        string inputs = "{}",
        RegistrationOptions? options = null,
        string parent = "",
        string provider = ""
    ) =>
        Context.Monitor.RegisterAsync(
            new ResourceRegistration(type, name, kind, parent, Sample.Map(inputs), provider, NoPackage, options ?? RegistrationOptions.None)
            {
                ReadsFailures = true,
            },
            Ct
        );

    public Task<RegisteredResource> ReadAsync(ResourceRead request) => Context.Monitor.ReadAsync(request, Ct);

    public static ResourceRead Reading(PropertyValue id, string properties = "{}") =>
        new("test:index:T", "a", id, string.Empty, Sample.Map(properties), string.Empty, NoPackage);

    /// <summary>Ends the run: its result, and all its events.</summary>
    public async Task<(DeploymentResult Result, IReadOnlyList<EngineEvent> Events)> EndAsync()
    {
        await Context.Report.CompleteAsync();
        return (Context.Report.ToResult(isCanceled: false, PropertyMap.Empty), events);
    }

    public void On(EngineEvent engineEvent) => events.Add(engineEvent);

    public async ValueTask DisposeAsync()
    {
        await Context.StopMonitorAsync();
        await Context.Report.CompleteAsync();
        state.Dispose();
        decisions.Dispose();
    }

    /// <summary>The steps with the properties that change.</summary>
    public static IEnumerable<string> Shown(IEnumerable<DeploymentStep> steps) =>
        steps.Select(step =>
            $"{step.Op} {step.Name}"
            + string.Concat(step.Diff.Select(change => $" {change.Path} {change.Kind} {Text(change.Old)} -> {Text(change.New)}"))
        );

    private static string Text(PropertyValue? value) => value is null ? string.Empty : RecordingProvider.Text(value);
}
