using System.Diagnostics;
using System.Threading.Channels;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Hosting;
using ContainerOS.Protocol.Hosting.Engines;
using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Tests.TestPlugin;
using ContainerOS.Protocol.Values;
using Grpc.Core;

namespace ContainerOS.Protocol.Tests.Engines;

public sealed class EngineServerTests : IAsyncLifetime
{
    private const string Urn = "urn:pulumi:s::p::test:index:Thing::a";
    private readonly Channel<LogMessage> entries = Channel.CreateUnbounded<LogMessage>();
    private EngineServer engine = null!;
    private PluginProcess plugin = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        engine = await EngineServer.StartAsync(entry => entries.Writer.TryWrite(entry), Ct);
        plugin = await TestPluginProcess.StartAsync(engineAddress: engine.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await plugin.DisposeAsync();
        await engine.DisposeAsync();
    }

    [Fact]
    public async Task Log_MessagesOfAPlugin_Arrive()
    {
        await CreateAsync("log", Ct);
        Assert.Equal(new LogMessage(LogSeverity.Warning, "take note", Urn), await entries.Reader.ReadAsync(Ct));
        Assert.Equal(new LogMessage(LogSeverity.Info, "3 of 5", Urn, IsEphemeral: true), await entries.Reader.ReadAsync(Ct));
    }

    [Fact]
    public async Task Cancel_ReachesARunningCreate()
    {
        var creating = CreateAsync("wait", Ct);
        Assert.Equal("waiting", (await entries.Reader.ReadAsync(Ct)).Text);
        await plugin.Provider.CancelAsync(Ct);
        var fault = await Assert.ThrowsAsync<RpcFaultException>(() => creating);
        Assert.Equal((StatusCode.Aborted, "stopped by Cancel"), (fault.Code, fault.Message));
    }

    [Fact]
    public async Task CancelledToken_EndsTheCallOnBothSides()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var creating = CreateAsync("wait", stop.Token);
        Assert.Equal("waiting", (await entries.Reader.ReadAsync(Ct)).Text);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => creating);
        Assert.Equal("call cancelled", (await entries.Reader.ReadAsync(Ct)).Text);
    }

    [Fact]
    public async Task Interrupt_DuringACall_CancelsTheCallWithAResponse_AndEndsThePlugin()
    {
        var creating = CreateAsync("wait", Ct);
        Assert.Equal("waiting", (await entries.Reader.ReadAsync(Ct)).Text);
        using var kill = Process.Start("kill", ["-INT", $"{plugin.ProcessId}"]);
        var fault = await Assert.ThrowsAsync<RpcFaultException>(() => creating);
        Assert.Equal(StatusCode.Aborted, fault.Code);
        await plugin.Exited;
        Assert.Empty(plugin.LastErrors);
    }

    [Fact]
    public async Task EngineGone_PluginThatLogs_StillServesCalls()
    {
        await engine.DisposeAsync();
        Assert.Equal("id-1", (await CreateAsync("log", Ct)).Id);
    }

    [Fact]
    public async Task RootResource_IsTheOneSet()
    {
        using var channel = LoopbackChannel.Open(engine.Address);
        var client = new Wire.Engine.EngineClient(channel);
        Assert.Empty((await client.GetRootResourceAsync(new Wire.GetRootResourceRequest(), cancellationToken: Ct)).Urn);
        await client.SetRootResourceAsync(new Wire.SetRootResourceRequest { Urn = "urn:stack" }, cancellationToken: Ct);
        Assert.Equal("urn:stack", (await client.GetRootResourceAsync(new Wire.GetRootResourceRequest(), cancellationToken: Ct)).Urn);
        var fault = await Assert.ThrowsAsync<RpcException>(async () =>
            await client.StartDebuggingAsync(new Wire.StartDebuggingRequest(), cancellationToken: Ct)
        );
        Assert.Equal(StatusCode.Unimplemented, fault.StatusCode);
    }

    private Task<CreateResult> CreateAsync(string what, CancellationToken ct) =>
        plugin.Provider.CreateAsync(new CreateRequest(Urn, PropertyMap.Of(("do", what))), ct);
}
