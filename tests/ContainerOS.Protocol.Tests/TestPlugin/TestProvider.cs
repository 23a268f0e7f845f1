using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Values;
using Grpc.Core;

namespace ContainerOS.Protocol.Tests.TestPlugin;

/// <summary>A provider whose Create behaves as its input <c>do</c> says.</summary>
internal sealed class TestProvider(IEngineLog log) : ResourceProviderBase
{
    private readonly CancellationTokenSource cancelled = new();

    public override Task<PluginInfo> GetPluginInfoAsync(CancellationToken ct) => Task.FromResult(new PluginInfo("1.2.3"));

    public override Task<ConfigureResult> ConfigureAsync(ConfigureRequest request, CancellationToken ct) =>
        request.Args.ContainsKey("region")
            ? base.ConfigureAsync(request, ct)
            : throw new MissingConfigException([new MissingConfigKey("test:region", "where to work")]);

    public override async Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken ct)
    {
        switch ((request.Properties.Find("do") as PropertyString)?.Value)
        {
            case "die":
                await Console.Error.WriteLineAsync("about to die");
                Environment.Exit(7);
                break;
            case "init-failed":
                throw new InitFailedException("pool-1", request.Properties, request.Properties, ["no node is ready", "twice"]);
            case "fault":
                throw new RpcFaultException(StatusCode.ResourceExhausted, "quota used up");
            case "bug":
                throw new InvalidOperationException("a plain exception");
            case "log":
                await log.WriteAsync(new LogMessage(LogSeverity.Warning, "take note", request.Urn), ct);
                await log.WriteAsync(new LogMessage(LogSeverity.Info, "3 of 5", request.Urn, IsEphemeral: true), ct);
                break;
            case "wait":
                await log.WriteAsync(new LogMessage(LogSeverity.Info, "waiting"), ct);
                await WaitAsync(ct);
                break;
        }

        return new CreateResult("id-1", request.Properties);
    }

    public override Task CancelAsync(CancellationToken ct) => cancelled.CancelAsync();

    private async Task WaitAsync(CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, cancelled.Token);
        try
        {
            await new TaskCompletionSource().Task.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await log.WriteAsync(new LogMessage(LogSeverity.Info, "call cancelled"), CancellationToken.None);
            throw;
        }
        catch (OperationCanceledException)
        {
            throw new RpcFaultException(StatusCode.Aborted, "stopped by Cancel");
        }
    }
}
