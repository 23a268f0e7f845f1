using ContainerOS.EngineModel.Tests.Engine;
using ContainerOS.Protocol.Calls;

namespace ContainerOS.EngineModel.Tests;

/// <summary>Plugins whose answers a test decides. Without a decision, nothing differs and each Create makes a new id.</summary>
internal sealed class ScriptedPlugins : IPluginHost
{
    private int created;

    internal Func<CheckRequest, CheckResult> CheckConfig { get; set; } = request => new CheckResult(request.News);

    internal Func<DiffRequest, DiffResult> DiffConfig { get; set; } = _ => DiffResult.None;

    internal Func<DiffRequest, DiffResult> Diff { get; set; } = _ => DiffResult.None;

    internal Func<CreateRequest, CreateResult>? Create { get; set; }

    internal Func<UpdateRequest, UpdateResult> Update { get; set; } = request => new UpdateResult(request.News);

    internal Func<ReadRequest, ReadResult> Read { get; set; } =
        request => new ReadResult(request.Id, request.Properties, request.Inputs.Count == 0 ? request.Properties : request.Inputs);

    internal Action<DeleteRequest> Delete { get; set; } = _ => { };

    /// <summary>The Check calls.</summary>
    internal List<CheckRequest> Checks { get; } = [];

    /// <summary>How many plugins were started.</summary>
    internal int Started { get; private set; }

    /// <summary>The answer that asks for a replacement.</summary>
    internal static DiffResult Replace(bool deleteBeforeReplace) =>
        new(DiffChanges.Some) { Replaces = ["clusterId"], DeleteBeforeReplace = deleteBeforeReplace };

    public Task<IPlugin> StartAsync(RunFaults faults, Action<string> onMessage, CancellationToken ct)
    {
        Started++;
        return Task.FromResult<IPlugin>(new ScriptedPlugin(new ScriptedProvider(this)));
    }

    private sealed class ScriptedPlugin(IResourceProvider provider) : IPlugin
    {
        public IResourceProvider Provider => provider;

        public void Kill() { }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class ScriptedProvider(ScriptedPlugins script) : ResourceProviderBase
    {
        public override Task<PluginInfo> GetPluginInfoAsync(CancellationToken ct) => Task.FromResult(new PluginInfo("0.1.0"));

        public override Task<CheckResult> CheckConfigAsync(CheckRequest request, CancellationToken ct) =>
            Task.FromResult(script.CheckConfig(request));

        public override Task<DiffResult> DiffConfigAsync(DiffRequest request, CancellationToken ct) =>
            Task.FromResult(script.DiffConfig(request));

        public override Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken ct)
        {
            script.Checks.Add(request);
            return Task.FromResult(new CheckResult(request.News));
        }

        public override Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken ct) => Task.FromResult(script.Diff(request));

        public override Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken ct) =>
            Task.FromResult(script.Create?.Invoke(request) ?? new CreateResult($"id-{++script.created}", request.Properties));

        public override Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken ct) =>
            Task.FromResult(script.Update(request));

        public override Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken ct) => Task.FromResult(script.Read(request));

        public override Task DeleteAsync(DeleteRequest request, CancellationToken ct)
        {
            script.Delete(request);
            return Task.CompletedTask;
        }
    }
}
