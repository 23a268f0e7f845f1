using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Values;

namespace ContainerOS.EngineModel.Tests.Engine;

/// <summary>The calls of one plugin as the engine makes them: recorded, and lost at the faults of the run.</summary>
internal sealed class PluginCalls(IPlugin plugin, RunFaults faults, CallTrace trace, CancellationToken ct)
{
    internal Task<CheckResult> CheckConfigAsync(string urn, PropertyMap? olds, PropertyMap news)
    {
        var request = new CheckRequest(urn, ResourceState.ProviderType, NameOf(urn), olds ?? PropertyMap.Empty, news);
        return CallAsync(Record("CheckConfig", urn, olds, news), token => plugin.Provider.CheckConfigAsync(request, token));
    }

    internal Task<DiffResult> DiffConfigAsync(ResourceState old, string urn, PropertyMap news)
    {
        // "olds" carries the old outputs, as in Diff (providers/registry.go, Registry.Diff).
        var request = new DiffRequest(old.Id, urn, old.Outputs, old.Inputs, news, []);
        return CallAsync(
            Record("DiffConfig", urn, old.Outputs, news, oldInputs: old.Inputs),
            token => plugin.Provider.DiffConfigAsync(request, token)
        );
    }

    internal Task ConfigureAsync(string urn, string id, PropertyMap inputs) =>
        CallAsync(
            Record("Configure", urn, null, inputs, id),
            token => plugin.Provider.ConfigureAsync(new ConfigureRequest(inputs) { Urn = urn, Id = id }, token)
        );

    internal Task<CheckResult> CheckAsync(string urn, PropertyMap? olds, PropertyMap news, byte[] seed, Autonaming? naming)
    {
        var request = new CheckRequest(urn, PoolResource.Type, NameOf(urn), olds ?? PropertyMap.Empty, news)
        {
            RandomSeed = [.. seed],
            Autonaming = naming,
        };
        return CallAsync(Record("Check", urn, olds, news), token => plugin.Provider.CheckAsync(request, token));
    }

    internal Task<DiffResult> DiffAsync(string urn, string id, PropertyMap oldOutputs, PropertyMap oldInputs, PropertyMap news) =>
        CallAsync(
            Record("Diff", urn, oldOutputs, news, id, oldInputs),
            token => plugin.Provider.DiffAsync(new DiffRequest(id, urn, oldOutputs, oldInputs, news, []), token)
        );

    internal Task<CreateResult> CreateAsync(string urn, PropertyMap inputs, bool preview) =>
        CallAsync(
            Record(preview ? "Create(preview)" : "Create", urn, null, inputs),
            token => plugin.Provider.CreateAsync(new CreateRequest(urn, inputs, Preview: preview), token)
        );

    internal Task<UpdateResult> UpdateAsync(ResourceState old, string urn, PropertyMap news, bool preview) =>
        CallAsync(
            Record(preview ? "Update(preview)" : "Update", urn, old.Outputs, news, old.Id, old.Inputs),
            token => plugin.Provider.UpdateAsync(new UpdateRequest(old.Id, urn, old.Outputs, old.Inputs, news, [], Preview: preview), token)
        );

    internal Task<ReadResult> ReadAsync(string urn, string id, PropertyMap? state, PropertyMap? inputs) =>
        CallAsync(
            Record("Read", urn, state, inputs, id),
            token => plugin.Provider.ReadAsync(new ReadRequest(id, urn, state ?? PropertyMap.Empty, inputs ?? PropertyMap.Empty), token)
        );

    internal Task DeleteAsync(ResourceState old) =>
        CallAsync(
            Record("Delete", old.Urn, old.Outputs, null, old.Id, old.Inputs),
            async token =>
            {
                await plugin.Provider.DeleteAsync(new DeleteRequest(old.Id, old.Urn, old.Outputs, old.Inputs), token);
                return true;
            }
        );

    private static string NameOf(string urn) => urn[(urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..];

    private static RecordedCall Record(
        string method,
        string urn,
        PropertyMap? olds,
        PropertyMap? news,
        string? id = null,
        PropertyMap? oldInputs = null
    ) => new(method, urn, id, olds, oldInputs, news);

    private async Task<T> CallAsync<T>(RecordedCall record, Func<CancellationToken, Task<T>> call)
    {
        var fault = faults.AtCall();
        if (fault is { After: false })
        {
            throw Lose(fault.Loss);
        }

        trace.Add(record);
        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var running = Task.Run(() => call(abandoned.Token), CancellationToken.None);
        if (await Task.WhenAny(running, faults.Lost) != running)
        {
            // The cloud refuses the rest of the call, so its outcome does not matter.
            await abandoned.CancelAsync();
            plugin.Kill();
            await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw Lose(await faults.Lost);
        }

        if (fault is not null)
        {
            await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw Lose(fault.Loss);
        }

        try
        {
            return await running;
        }
        catch (Exception error) when (error is not (RpcFaultException or InitFailedException))
        {
            // Over the wire it would be a status Unknown.
            throw new StepFailedException($"{StepFailedException.Unexpected} {error.GetType().Name} in {record.Summary}: {error.Message}");
        }
    }

    private Exception Lose(Loss loss)
    {
        plugin.Kill();
        return loss == Loss.Engine ? new EngineLostException() : new PluginLostException();
    }
}

/// <summary>The calls of a run, in order.</summary>
internal sealed class CallTrace
{
    private readonly List<RecordedCall> calls = [];

    /// <summary>Receives each call when it begins.</summary>
    internal Action<RecordedCall>? OnCall { get; set; }

    internal IReadOnlyList<RecordedCall> Calls => calls;

    /// <summary>The call that runs or ran last.</summary>
    internal RecordedCall? Last => calls.Count > 0 ? calls[^1] : null;

    internal void Add(RecordedCall call)
    {
        calls.Add(call);
        OnCall?.Invoke(call);
    }
}

/// <summary>A call of a plugin.</summary>
/// <param name="Method">Its name in the protocol.</param>
/// <param name="Urn">The resource.</param>
/// <param name="Id">The id, where the call has one.</param>
/// <param name="Olds">The old outputs; of Check, the old inputs; null if the call carries none.</param>
/// <param name="OldInputs">The old inputs, where the call has both.</param>
/// <param name="News">The new inputs.</param>
internal sealed record RecordedCall(string Method, string Urn, string? Id, PropertyMap? Olds, PropertyMap? OldInputs, PropertyMap? News)
{
    internal string Name => Urn[(Urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..];

    /// <summary>The call in a form to compare and to read: <c>Check web with olds</c>, <c>Delete web np1</c>.</summary>
    internal string Summary =>
        Method switch
        {
            "Check" or "CheckConfig" => $"{Method} {Name} {(Olds is null ? "without olds" : "with olds")}",
            "Diff" or "Update" or "Update(preview)" or "Delete" => $"{Method} {Name} {Id}",
            "Read" => $"Read {Name} {Id} {(News is null ? "without inputs" : "with inputs")}",
            _ => $"{Method} {Name}",
        };

    public override string ToString() => Summary;
}
