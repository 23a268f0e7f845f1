using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Hosting;
using ContainerOS.Protocol.Hosting.Engines;
using ContainerOS.Protocol.Hosting.Plugins;
using ContainerOS.Protocol.Tests.TestPlugin;
using ContainerOS.Protocol.Values;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;

namespace ContainerOS.Protocol.Tests;

/// <summary>Who may call a plugin and an engine: the holder of their secret, and no other user of the machine.</summary>
public sealed class CallerGuardTests
{
    private const string Setpriv = "/usr/bin/setpriv";
    private static readonly IPEndPoint Here = new(IPAddress.Loopback, 0x1F90);
    private static readonly IPEndPoint Peer = new(IPAddress.Loopback, 0x8CA0);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0123456789abcdef")]
    public async Task Plugin_CalledWithoutItsSecret_Refuses(string? token)
    {
        using var log = new EngineLogClient(TimeProvider.System);
        await using var app = LoopbackServer.Build(new ProviderService(new TestProvider(log), log), CallToken.Create());
        await app.StartAsync(Ct);

        var fault = await Assert.ThrowsAsync<RpcException>(() => VersionAsync(app, token));

        Assert.Equal(StatusCode.Unauthenticated, fault.StatusCode);
    }

    [Fact]
    public async Task Plugin_CalledWithItsSecret_Answers()
    {
        var token = CallToken.Create();
        using var log = new EngineLogClient(TimeProvider.System);
        await using var app = LoopbackServer.Build(new ProviderService(new TestProvider(log), log), token);
        await app.StartAsync(Ct);

        Assert.Equal("1.2.3", await VersionAsync(app, token));
    }

    [Fact]
    public async Task Engine_LogWithoutItsSecret_ForgesNoLine()
    {
        var lines = new List<string>();
        await using var engine = await EngineServer.StartAsync(message => lines.Add(message.Text), CallToken.Create(), Ct);
        using var channel = LoopbackChannel.Open(engine.Address);

        var fault = await Assert.ThrowsAsync<RpcException>(async () =>
            await new Wire.Engine.EngineClient(channel).LogAsync(new Wire.LogRequest { Message = "forged" }, cancellationToken: Ct)
        );

        Assert.Equal(StatusCode.Unauthenticated, fault.StatusCode);
        Assert.Empty(lines);
    }

    [Fact]
    public async Task PluginProcess_WithASecret_IsCalledAndLogsWithIt()
    {
        var token = CallToken.Create();
        var line = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var engine = await EngineServer.StartAsync(message => line.TrySetResult(message.Text), token, Ct);
        await using var plugin = await PluginProcess.StartAsync(
            TestPluginProcess.Describe("serve", engine.Address) with
            {
                CallToken = token,
            },
            Ct
        );

        await plugin.Provider.CreateAsync(new CreateRequest("urn:pulumi:s::p::t:i:T::n", PropertyMap.Of(("do", "log")), null, false), Ct);

        Assert.Equal("take note", await line.Task);
    }

    [Theory]
    [InlineData("0100007F:8CA0 0100007F:1F90 01", true, true)] // the other end, of this user
    [InlineData("0100007F:8CA0 0100007F:1F90 01", false, false)] // of another user
    [InlineData("0100007F:8CA0 0100007F:1F90 06", true, false)] // closed: the kernel no longer knows the user
    [InlineData("0100007F:8CA1 0100007F:1F90 01", true, false)] // another connection
    [InlineData("0100007F:1F90 0100007F:8CA0 01", true, false)] // this end, which is always of this user
    [InlineData("0000000000000000FFFF00000100007F:8CA0 0000000000000000FFFF00000100007F:1F90 01", true, true)]
    [InlineData("0000000000000000FFFF00000100007F:8CA0 0000000000000000FFFF00000100007F:1F90 01", false, false)]
    [InlineData("", true, false)]
    public void Peer_IsAllowed_WhenItsOpenConnectionIsOfThisUser(string ends, bool isOwn, bool isAllowed)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && BitConverter.IsLittleEndian, "needs the format of Linux on this processor");
        var user = isOwn
            ? Environment.IsPrivilegedProcess
                ? "0"
                : UserId()
            : "4242";
        var row = $"   3: {ends} 00000000:00000000 00:00000000 00000000  {user}        0 5152 1 0 20 4 30 10 -1";

        Assert.Equal(isAllowed, PeerUser.IsAllowed(Here, Peer, _ => ["  sl  local_address rem_address   st", row]));
    }

    [Fact]
    public void Peer_UnknownToTheKernel_IsAllowed() => Assert.True(PeerUser.IsAllowed(Here, Peer, _ => null));

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData("127.0.0.1", "::ffff:127.0.0.1")] // as .NET's HTTP client connects
    [InlineData("::ffff:127.0.0.1", "127.0.0.1")]
    [InlineData("::1", "::1")]
    public async Task Peer_OfAConnection_HasTheUserThatTheKernelSays_UntilItIsClosed(string server, string client)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "asks Linux");
        Assert.SkipUnless(Socket.OSSupportsIPv6 || !(server + client).Contains(':', StringComparison.Ordinal), "needs IPv6");
        using var listener = Open(server);
        listener.Listen();
        using var caller = Open(client);
        await caller.ConnectAsync(IPAddress.Parse(client), ((IPEndPoint)listener.LocalEndPoint!).Port, Ct);
        using var accepted = await listener.AcceptAsync(Ct);
        var (here, peer) = ((IPEndPoint)accepted.LocalEndPoint!, (IPEndPoint)accepted.RemoteEndPoint!);

        var user = PeerUser.UserOf(here, peer);
        var isAllowed = PeerUser.IsAllowed(here, peer, _ => []);
        caller.Dispose();
        await accepted.ReceiveAsync(new byte[1], Ct);

        Assert.Equal(UserId(), $"{user}");
        Assert.True(isAllowed);
        Assert.Null(PeerUser.UserOf(here, peer));
        Assert.Null(PeerUser.UserOf(here, new IPEndPoint(here.Address, ((IPEndPoint)listener.LocalEndPoint).Port)));

        static Socket Open(string address)
        {
            var end = new IPEndPoint(IPAddress.Parse(address), 0);
            var socket = new Socket(end.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            if (end.Address.IsIPv4MappedToIPv6)
            {
                socket.DualMode = true;
            }

            socket.Bind(end);
            return socket;
        }
    }

    [Fact]
    public async Task Peer_OfAnotherUser_HasThatUser()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && File.Exists(Setpriv),
            "needs root and setpriv(1) to be another user"
        );
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var client = $"exec 3<>/dev/tcp/127.0.0.1/{((IPEndPoint)listener.LocalEndpoint).Port}; read -r -u 3";
        using var process = Process.Start(new ProcessStartInfo(Setpriv, ["--reuid=65534", "--clear-groups", "bash", "-c", client]))!;
        using var accepted = await listener.AcceptSocketAsync(Ct);

        var user = PeerUser.UserOf((IPEndPoint)accepted.LocalEndPoint!, (IPEndPoint)accepted.RemoteEndPoint!);

        accepted.Dispose();
        await process.WaitForExitAsync(Ct);
        Assert.Equal(65534U, user);
    }

    [Theory]
    [InlineData("65534", false)]
    [InlineData("0", true)]
    public async Task Connection_OfAnotherUser_GetsNoByte(string user, bool getsBytes)
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && File.Exists(Setpriv),
            "needs root and setpriv(1) to be another user"
        );
        await using var engine = await EngineServer.StartAsync(_ => { }, Ct);
        var port = engine.Address.Split(':')[1];
        // The preface of HTTP/2 and an empty SETTINGS frame, which a server answers with its own.
        var client =
            $"exec 3<>/dev/tcp/127.0.0.1/{port}; "
            + "printf 'PRI * HTTP/2.0\\r\\n\\r\\nSM\\r\\n\\r\\n\\0\\0\\0\\4\\0\\0\\0\\0\\0' >&3; head -c 9 <&3 2>/dev/null | wc -c";
        using var process = Process.Start(
            new ProcessStartInfo(Setpriv, [$"--reuid={user}", "--clear-groups", "bash", "-c", client]) { RedirectStandardOutput = true }
        )!;

        var received = (await process.StandardOutput.ReadToEndAsync(Ct)).Trim();

        Assert.Equal(getsBytes ? "9" : "0", received);
    }

    private static async Task<string> VersionAsync(WebApplication app, string? token)
    {
        using var channel = LoopbackChannel.Open($"127.0.0.1:{LoopbackServer.Port(app)}");
        var client = new Wire.ResourceProvider.ResourceProviderClient(CallToken.CallsOf(channel, token));
        return (await client.GetPluginInfoAsync(new Empty(), cancellationToken: Ct)).Version;
    }

    private static string UserId()
    {
        using var id = Process.Start(new ProcessStartInfo("id", ["-u"]) { RedirectStandardOutput = true })!;
        return id.StandardOutput.ReadToEnd().Trim();
    }
}
