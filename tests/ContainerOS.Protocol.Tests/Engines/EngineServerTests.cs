using System.Diagnostics;
using System.Threading.Channels;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Engines;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Plugins;
using ContainerOS.Protocol.Tests.TestPlugin;
using ContainerOS.Protocol.Values;
using Grpc.Core;

namespace ContainerOS.Protocol.Tests.Engines;

public sealed class EngineServerTests : IAsyncLifetime
{
    private const string Urn = "urn:pulumi:s::p::test:index:Thing::a";
    private readonly Channel<EngineLogEntry> entries = Channel.CreateUnbounded<EngineLogEntry>();
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
    public async Task Log_OfAPlugin_Arrives()
    {
        await CreateAsync("log", Ct);
        Assert.Equal(new EngineLogEntry(LogSeverity.Warning, "heed this", Urn, 0, false), await entries.Reader.ReadAsync(Ct));
        Assert.Equal(new EngineLogEntry(LogSeverity.Info, "3 of 5", Urn, 0, true), await entries.Reader.ReadAsync(Ct));
    }

    [Fact]
    public async Task Cancel_ReachesARunningCreate()
    {
        var creating = CreateAsync("wait", Ct);
        Assert.Equal("waiting", (await entries.Reader.ReadAsync(Ct)).Message);
        await plugin.Provider.CancelAsync(Ct);
        var fault = await Assert.ThrowsAsync<RpcFaultException>(() => creating);
        Assert.Equal((StatusCode.Aborted, "stopped by Cancel"), (fault.Code, fault.Message));
    }

    [Fact]
    public async Task CancelledToken_EndsTheCallOnBothSides()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var creating = CreateAsync("wait", stop.Token);
        Assert.Equal("waiting", (await entries.Reader.ReadAsync(Ct)).Message);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => creating);
        Assert.Equal("call cancelled", (await entries.Reader.ReadAsync(Ct)).Message);
    }

    [Fact]
    public async Task Interrupt_DuringACall_StopsTheCallWithAnAnswer_AndEndsThePluginInOrder()
    {
        var creating = CreateAsync("wait", Ct);
        Assert.Equal("waiting", (await entries.Reader.ReadAsync(Ct)).Message);
        using var kill = Process.Start("kill", ["-INT", $"{plugin.ProcessId}"]);
        var fault = await Assert.ThrowsAsync<RpcFaultException>(() => creating);
        Assert.Equal(StatusCode.Aborted, fault.Code);
        await plugin.Exited;
        Assert.Empty(plugin.LastErrors);
    }

    [Fact]
    public async Task EngineGone_LoggingPluginGoesOn()
    {
        await engine.DisposeAsync();
        Assert.Equal("id-1", (await CreateAsync("log", Ct)).Id);
    }

    [Fact]
    public async Task RootResource_IsTheOneSet()
    {
        using var channel = Protocol.Channels.Open(engine.Address);
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
