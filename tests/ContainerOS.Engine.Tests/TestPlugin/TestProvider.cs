using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Values;
using Grpc.Core;

namespace ContainerOS.Engine.Tests.TestPlugin;

/// <summary>A provider whose Create behaves as the input <c>do</c> says. Cancel ends a waiting Create and then fails.</summary>
internal sealed class TestProvider(IEngineLog log) : ResourceProviderBase
{
    private readonly TaskCompletionSource cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override Task<PluginInfo> GetPluginInfoAsync(CancellationToken ct) => Task.FromResult(new PluginInfo("1.0.0"));

    public override Task<CheckResult> CheckConfigAsync(CheckRequest request, CancellationToken ct) =>
        Task.FromResult(new CheckResult(request.News));

    public override Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken ct) =>
        Task.FromResult(new CheckResult(request.News));

    public override async Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken ct)
    {
        if (request.Properties.Find("do") is PropertyString { Value: "wait for cancel" })
        {
            await log.WriteAsync(new LogMessage(LogSeverity.Info, "waiting", request.Urn, IsEphemeral: true), ct);
            await cancelled.Task.WaitAsync(ct);

            // The engine gets the failure of Cancel first, and must still wait for this response.
            await log.WriteAsync(new LogMessage(LogSeverity.Info, "ending", request.Urn, IsEphemeral: true), ct);
        }

        return new CreateResult("id-1", request.Properties);
    }

    public override Task CancelAsync(CancellationToken ct)
    {
        cancelled.TrySetResult();
        throw new RpcFaultException(StatusCode.Internal, "cancel is broken");
    }
}
