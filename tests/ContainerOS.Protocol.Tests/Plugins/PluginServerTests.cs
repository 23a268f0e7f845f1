using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ContainerOS.Protocol.Hosting;
using ContainerOS.Protocol.Hosting.Engines;
using ContainerOS.Protocol.Hosting.Plugins;
using ContainerOS.Protocol.Tests.Engines;
using ContainerOS.Protocol.Tests.TestPlugin;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Time.Testing;

namespace ContainerOS.Protocol.Tests.Plugins;

public sealed class PluginServerTests
{
    private readonly FakeTimeProvider time = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task StartedWithoutAddress_ServesEnginesThatAttach_UntilSigterm()
    {
        using var plugin = TestPluginProcess.StartWithoutEngine();
        var port = await plugin.StandardOutput.ReadLineAsync(Ct);
        using var channel = LoopbackChannel.Open($"127.0.0.1:{port}");
        var client = new Wire.ResourceProvider.ResourceProviderClient(channel);

        await using (var engine = await EngineServer.StartAsync(_ => { }, Ct))
        {
            await client.HandshakeAsync(new Wire.ProviderHandshakeRequest { EngineAddress = engine.Address }, cancellationToken: Ct);
            await client.AttachAsync(new Wire.PluginAttach { Address = engine.Address }, cancellationToken: Ct);
            Assert.Equal("1.2.3", (await client.GetPluginInfoAsync(new Empty(), cancellationToken: Ct)).Version);
        }

        Assert.Equal("1.2.3", (await client.GetPluginInfoAsync(new Empty(), cancellationToken: Ct)).Version);
        Assert.False(plugin.HasExited);
        using var kill = Process.Start("kill", ["-TERM", plugin.Id.ToString(CultureInfo.InvariantCulture)]);
        await plugin.WaitForExitAsync(Ct);
        Assert.Equal(0, plugin.ExitCode);
    }

    [Fact]
    public async Task StartedWithoutAddress_LongAfterTheStart_StillServes()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var output = new PortWriter();
        var running = PluginServer.RunAsync([], log => new TestProvider(log), output, time, stop.Token);

        await PassAsync(EngineMonitor.Interval * 4, running);

        Assert.Equal("1.2.3", await VersionAsync(await output.Port));
        await stop.CancelAsync();
        Assert.Equal(0, await running);
    }

    [Fact]
    public async Task AttachedEngineIsGone_StillServes_ForTheNextEngine()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var output = new PortWriter();
        var messages = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = PluginServer.RunAsync([], log => new TestProvider(log), output, time, stop.Token);
        using var channel = LoopbackChannel.Open($"127.0.0.1:{await output.Port}");
        var client = new Wire.ResourceProvider.ResourceProviderClient(channel);

        await using (var first = await EngineServer.StartAsync(_ => { }, Ct))
        {
            await client.AttachAsync(new Wire.PluginAttach { Address = first.Address }, cancellationToken: Ct);
        }

        await PassAsync(EngineMonitor.Interval * 4, running);
        await using var second = await EngineServer.StartAsync(message => messages.TrySetResult(message.Text), Ct);
        await client.AttachAsync(new Wire.PluginAttach { Address = second.Address }, cancellationToken: Ct);
        var create = new Wire.CreateRequest { Properties = new Struct { Fields = { ["do"] = Value.ForString("log") } } };
        await client.CreateAsync(create, cancellationToken: Ct);

        Assert.Equal("take note", await messages.Task);
        await stop.CancelAsync();
        Assert.Equal(0, await running);
    }

    [Fact]
    public async Task StartedWithAddress_EngineIsGone_Ends()
    {
        var engine = await EngineServer.StartAsync(_ => { }, Ct);
        var output = new PortWriter();
        var running = PluginServer.RunAsync([engine.Address], log => new TestProvider(log), output, time, Ct);

        await PassAsync(EngineMonitor.Interval * 4, running);
        Assert.Equal("1.2.3", await VersionAsync(await output.Port));
        await engine.DisposeAsync();

        Assert.Equal(0, await time.PassUntilAsync(running));
    }

    [Fact]
    public async Task StartedWithAddress_EngineDoesNotReply_StillServes_AndEndsAfterFiveMinutes()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var output = new PortWriter();
        var running = PluginServer.RunAsync([$"{silent.LocalEndpoint}"], log => new TestProvider(log), output, time, Ct);

        await PassAsync(EngineMonitor.Interval * 4, running);
        Assert.Equal("1.2.3", await VersionAsync(await output.Port));

        while (!running.IsCompleted)
        {
            time.Advance(EngineMonitor.Interval);
            await Task.Run(() => SpinWait.SpinUntil(() => running.IsCompleted, 5), Ct);
        }

        Assert.Equal(0, await running);
        Assert.True(time.GetUtcNow() - time.Start >= EngineMonitor.MaxSilence);
    }

    private static async Task<string> VersionAsync(int port)
    {
        using var channel = LoopbackChannel.Open($"127.0.0.1:{port}");
        var info = await new Wire.ResourceProvider.ResourceProviderClient(channel).GetPluginInfoAsync(new Empty(), cancellationToken: Ct);
        return info.Version;
    }

    /// <summary>Advances the clock in steps; after each step the monitor gets the time for a real check.</summary>
    private async Task PassAsync(TimeSpan duration, Task running)
    {
        var end = time.GetUtcNow() + duration;
        while (time.GetUtcNow() < end)
        {
            time.Advance(TimeSpan.FromSeconds(0.5));
            await Task.Run(() => SpinWait.SpinUntil(() => running.IsCompleted, 20), Ct);
            Assert.False(running.IsCompleted);
        }
    }

    /// <summary>Gets the port that a plugin prints.</summary>
    private sealed class PortWriter : StringWriter
    {
        private readonly TaskCompletionSource<int> port = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<int> Port => port.Task;

        public override Task FlushAsync(CancellationToken cancellationToken)
        {
            port.TrySetResult(int.Parse(ToString(), CultureInfo.InvariantCulture));
            return Task.CompletedTask;
        }
    }
}
