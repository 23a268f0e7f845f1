using ContainerOS.Protocol.Hosting;
using ContainerOS.Protocol.Hosting.Engines;
using ContainerOS.Protocol.Hosting.Plugins;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace ContainerOS.Protocol.Tests.Captured;

public sealed class ReplayTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryCapturedCall_ThroughClientAndServer_KeepsRequestAndResponse()
    {
        var provider = new RecordedProvider { Response = new Empty() };
        using var log = new EngineLogClient(TimeProvider.System);
        await using var app = LoopbackServer.Build(new ProviderService(provider, log));
        await app.StartAsync(Ct);
        using var channel = LoopbackChannel.Open($"127.0.0.1:{LoopbackServer.Port(app)}");
        var client = new PluginClient(channel.CreateCallInvoker());
        foreach (var call in CapturedCall.All.Where(call => call.Method is not ("Construct" or "Cancel")))
        {
            await ReplayAsync(call, provider, client);
        }
    }

    [Fact]
    public async Task Construct_IsUnimplemented_AndNamesTheComponent()
    {
        using var log = new EngineLogClient(TimeProvider.System);
        await using var app = LoopbackServer.Build(new ProviderService(new RecordedProvider { Response = new Empty() }, log));
        await app.StartAsync(Ct);
        using var channel = LoopbackChannel.Open($"127.0.0.1:{LoopbackServer.Port(app)}");
        var request = (Wire.ConstructRequest)CapturedCall.All.First(call => call.Method == "Construct").ParseRequest();
        var fault = await Assert.ThrowsAsync<RpcException>(async () =>
            await new Wire.ResourceProvider.ResourceProviderClient(channel).ConstructAsync(request, cancellationToken: Ct)
        );
        Assert.Equal(StatusCode.Unimplemented, fault.StatusCode);
        Assert.Equal($"the plugin does not implement Construct: the package has no component {request.Type}", fault.Status.Detail);
    }

    private static async Task ReplayAsync(CapturedCall call, RecordedProvider provider, PluginClient client)
    {
        provider.Response = call.ParseResponse();
        var response = await Replay.SendAsync(client, call.Method, call.ParseRequest(), Ct);
        Assert.Equal(call.ParseResponse(), response);
        if (call.Method != "GetPluginInfo")
        {
            Assert.Equal(Replay.WithoutOmittedFields(call.ParseRequest()), Replay.ToWire(provider.Request!));
        }
    }
}
