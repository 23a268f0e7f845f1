using System.Collections.Immutable;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Values;
using Grpc.Core;

namespace ContainerOS.Engine.Tests.Recording;

/// <summary>
/// Records the calls of the engine as text, each with its arguments. Resources are called by their name, and the ids of created ones are
/// <c>name-1</c>, <c>name-2</c> and so on. A test replaces single answers.
/// </summary>
internal sealed class RecordingProvider
{
    private readonly Dictionary<string, int> created = [];
    private int connections;

    public List<string> Calls { get; } = [];

    public List<CheckRequest> Checks { get; } = [];

    /// <summary>The response to the handshake; null for a plugin without one.</summary>
    public HandshakeResponse? Handshake { get; set; } = new();

    public ConfigureResult OnConfigure { get; set; } = new();

    public Func<CheckRequest, CheckResult> OnCheckConfig { get; set; } = request => new CheckResult(request.News);

    public Func<DiffRequest, DiffResult> OnDiffConfig { get; set; } = Compare;

    public Func<CheckRequest, CheckResult> OnCheck { get; set; } = request => new CheckResult(request.News);

    public Func<DiffRequest, DiffResult> OnDiff { get; set; } = Compare;

    /// <summary>Called at the start of Create; throw to fail.</summary>
    public Action<CreateRequest> OnCreate { get; set; } = _ => { };

    /// <summary>Called at the start of Update; throw to fail.</summary>
    public Action<UpdateRequest> OnUpdate { get; set; } = _ => { };

    /// <summary>Called at the start of Delete; throw to fail.</summary>
    public Action<DeleteRequest> OnDelete { get; set; } = _ => { };

    public Func<ReadRequest, ReadResult> OnRead { get; set; } = request => new ReadResult(request.Id, request.Properties, request.Inputs);

    /// <summary>The schema of the package; null for a plugin without one.</summary>
    public string? Schema { get; set; }

    public Func<InvokeRequest, InvokeResult> OnInvoke { get; set; } = request => new InvokeResult(request.Args);

    public Func<CallRequest, CallResult> OnCall { get; set; } = request => new CallResult(request.Args, request.ArgDependencies, []);

    /// <summary>Creates a component: calls the monitor of the request, and returns its outputs.</summary>
    public Func<ConstructRequest, Task<ConstructResult>> OnConstruct { get; set; } =
        _ => throw new RpcFaultException(StatusCode.Unimplemented, "the test has no component");

    /// <summary>Whether Create returns an id, as a correct plugin does.</summary>
    public bool HasIds { get; set; } = true;

    /// <summary>Called before each call is answered.</summary>
    public Action<string> BeforeAnswer { get; set; } = _ => { };

    /// <summary>Compares the old inputs with the new ones; every difference is an update in place.</summary>
    public static DiffResult Compare(DiffRequest request) => Compare(request, PropertyDiffKind.Update);

    /// <summary>Compares the old inputs with the new ones; every difference is a replacement.</summary>
    public static DiffResult Replace(DiffRequest request) => Compare(request, PropertyDiffKind.UpdateReplace);

    /// <summary>The same, and the old resource has to be deleted first.</summary>
    public static DiffResult ReplaceDeletingFirst(DiffRequest request) => Replace(request) with { DeleteBeforeReplace = true };

    public static string Text(PropertyValue value) =>
        value switch
        {
            PropertyMap map => $"{{{string.Join(", ", map.Select(entry => $"{entry.Key}: {Text(entry.Value)}"))}}}",
            PropertyArray list => $"[{string.Join(", ", list.Items.Select(Text))}]",
            PropertySecret secret => $"secret({Text(secret.Element)})",
            PropertyOutput output => $"output({(output.Element is null ? "unknown" : Text(output.Element))})",
            PropertyReference reference => $"reference({NameOf(reference.Urn)})",
            PropertyUnknown => "unknown",
            PropertyString text => text.Value,
            PropertyNumber number => number.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
            PropertyBool flag => flag.Value ? "true" : "false",
            _ => "null",
        };

    /// <summary>A connection, as to a new process of the plugin. From the second one of a run on, its number marks its calls.</summary>
    public IResourceProvider Connect() => new Connection(this, ++connections);

    /// <summary>Counts connections from one again, as at the start of a run.</summary>
    public void StartRun() => connections = 0;

    private static DiffResult Compare(DiffRequest request, PropertyDiffKind kind) =>
        DiffResult.Of(
            request
                .OldInputs.Keys.Union(request.News.Keys)
                .Where(key => !Equals(request.OldInputs.Find(key)?.Unwrapped, request.News.Find(key)?.Unwrapped))
                .ToImmutableSortedDictionary(key => key, _ => new PropertyDiff(kind, InputDiff: true))
        );

    private static string NameOf(string urn) => urn[(urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..];

    private void Record(int connection, string text)
    {
        lock (Calls)
        {
            Calls.Add(connection == 1 ? text : $"#{connection} {text}");
        }

        BeforeAnswer(text);
    }

    private string NextId(string name)
    {
        lock (created)
        {
            return $"{name}-{created[name] = created.GetValueOrDefault(name) + 1}";
        }
    }

    private sealed class Connection(RecordingProvider owner, int number) : ResourceProviderBase
    {
        public override Task<PluginInfo> GetPluginInfoAsync(CancellationToken ct) => Task.FromResult(new PluginInfo("1.0.0"));

        public override Task<CheckResult> CheckConfigAsync(CheckRequest request, CancellationToken ct)
        {
            owner.Record(number, $"CheckConfig {Text(request.Olds)} => {Text(request.News)}");
            return Task.FromResult(owner.OnCheckConfig(request));
        }

        public override Task<DiffResult> DiffConfigAsync(DiffRequest request, CancellationToken ct)
        {
            owner.Record(number, $"DiffConfig {Text(request.OldInputs)} => {Text(request.News)}");
            return Task.FromResult(owner.OnDiffConfig(request));
        }

        public override Task<ConfigureResult> ConfigureAsync(ConfigureRequest request, CancellationToken ct)
        {
            owner.Record(number, $"Configure {Text(request.Args)}");
            return Task.FromResult(owner.OnConfigure);
        }

        public override Task<string> GetSchemaAsync(SchemaRequest request, CancellationToken ct) =>
            owner.Schema is { } schema ? Task.FromResult(schema) : base.GetSchemaAsync(request, ct);

        public override Task<InvokeResult> InvokeAsync(InvokeRequest request, CancellationToken ct)
        {
            owner.Record(number, $"Invoke {request.Token} {Text(request.Args)}");
            return Task.FromResult(owner.OnInvoke(request));
        }

        public override Task<CallResult> CallAsync(CallRequest request, CancellationToken ct)
        {
            owner.Record(number, $"Call {request.Token} {Text(request.Args)}");
            return Task.FromResult(owner.OnCall(request));
        }

        public override Task<ConstructResult> ConstructAsync(ConstructRequest request, CancellationToken ct)
        {
            owner.Record(number, $"Construct {request.Name} {Text(request.Inputs)}{(request.Info.DryRun ? " preview" : "")}");
            return owner.OnConstruct(request);
        }

        public override Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken ct)
        {
            lock (owner.Checks)
            {
                owner.Checks.Add(request);
            }

            owner.Record(number, $"Check {request.Name} {Text(request.Olds)} => {Text(request.News)}");
            return Task.FromResult(owner.OnCheck(request));
        }

        public override Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken ct)
        {
            owner.Record(number, $"Diff {NameOf(request.Urn)} {request.Id} {Text(request.OldInputs)} => {Text(request.News)}");
            return Task.FromResult(owner.OnDiff(request));
        }

        public override Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken ct)
        {
            owner.Record(number, $"Create {NameOf(request.Urn)} {Text(request.Properties)}{(request.Preview ? " preview" : "")}");
            owner.OnCreate(request);
            return Task.FromResult(
                new CreateResult(request.Preview || !owner.HasIds ? string.Empty : owner.NextId(NameOf(request.Urn)), request.Properties)
            );
        }

        public override Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken ct)
        {
            var preview = request.Preview ? " preview" : "";
            owner.Record(number, $"Update {NameOf(request.Urn)} {request.Id} {Text(request.OldInputs)} => {Text(request.News)}{preview}");
            owner.OnUpdate(request);
            return Task.FromResult(new UpdateResult(request.News));
        }

        public override Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken ct)
        {
            owner.Record(number, $"Read {NameOf(request.Urn)} {request.Id} {Text(request.Inputs)}");
            return Task.FromResult(owner.OnRead(request));
        }

        public override Task DeleteAsync(DeleteRequest request, CancellationToken ct)
        {
            owner.Record(number, $"Delete {NameOf(request.Urn)} {request.Id} {Text(request.OldInputs)}");
            owner.OnDelete(request);
            return Task.CompletedTask;
        }
    }
}
