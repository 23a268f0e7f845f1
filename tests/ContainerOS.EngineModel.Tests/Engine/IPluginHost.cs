using ContainerOS.Protocol.Calls;

namespace ContainerOS.EngineModel.Tests.Engine;

/// <summary>Starts plugins. The engine starts one for each provider resource, and new ones in each run.</summary>
internal interface IPluginHost
{
    Task<IPlugin> StartAsync(RunFaults faults, Action<string> onMessage, CancellationToken ct);
}

/// <summary>A started plugin, in this process or another one.</summary>
internal interface IPlugin : IAsyncDisposable
{
    /// <summary>Its calls, after Handshake.</summary>
    IResourceProvider Provider { get; }

    /// <summary>Ends the plugin at once, as a crash does. Nothing that it does afterwards reaches the cloud.</summary>
    void Kill();
}

/// <summary>What is lost, and with it the rest of a run.</summary>
internal enum Loss
{
    /// <summary>The reply to one request of the plugin to the cloud; the plugin goes on.</summary>
    Reply,

    /// <summary>The plugin. The engine reports the call as failed and saves that.</summary>
    Plugin,

    /// <summary>The engine with its plugins. What was not saved is forgotten.</summary>
    Engine,
}

/// <summary>Where a run loses something.</summary>
/// <param name="Loss">What is lost.</param>
/// <param name="AtCloudRequest">Whether requests that change the cloud are counted, or calls of the plugin.</param>
/// <param name="Number">Which of them, counted from 1 in this run.</param>
/// <param name="After">Whether it is lost after the request was carried out, or before.</param>
internal sealed record Fault(Loss Loss, bool AtCloudRequest, int Number, bool After)
{
    public override string ToString() =>
        $"{Loss} lost {(After ? "after" : "before")} {(AtCloudRequest ? "change of the cloud" : "call")} {Number}";
}

/// <summary>The faults of one run.</summary>
internal sealed class RunFaults(Fault? fault)
{
    private readonly TaskCompletionSource<Loss> lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int calls;
    private int changes;

    /// <summary>Completes when the plugin or the engine is lost in the middle of a call.</summary>
    internal Task<Loss> Lost => lost.Task;

    /// <summary>The fault of the next call; null if there is none.</summary>
    internal Fault? AtCall() => fault is { AtCloudRequest: false } && ++calls == fault.Number ? fault : null;

    /// <summary>The fault of the next request that changes the cloud; null if there is none.</summary>
    internal Fault? AtChange() => fault is { AtCloudRequest: true } && ++changes == fault.Number ? fault : null;

    /// <summary>Reports that the plugin or the engine is lost while a call runs.</summary>
    internal void Lose(Loss loss) => lost.TrySetResult(loss);
}

/// <summary>The engine was lost: the run ends here, and the state is what was saved.</summary>
internal sealed class EngineLostException() : Exception("the engine was lost");

/// <summary>The plugin was lost during a call.</summary>
internal sealed class PluginLostException() : Exception("the plugin was lost");
