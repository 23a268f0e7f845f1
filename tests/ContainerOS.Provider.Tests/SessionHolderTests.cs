using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Provider.Tests;

/// <summary>A configuration can replace the session while calls use it.</summary>
public sealed class SessionHolderTests
{
    private const string NotFound = """{"code":"ErrorNodePoolNotFound","message":"not found"}""";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Configure_WhileACallRuns_TheCallKeepsItsSession()
    {
        var reply = new TaskCompletionSource();
        await using var cloud = await FakeCloud.StartAsync(
            async (_, ct) =>
            {
                await reply.Task.WaitAsync(ct);
                return (404, NotFound);
            }
        );
        using var provider = new ContainerOsProvider(NullEngineLog.Instance, cloud.Environment(), TimeProvider.System);
        await ConfigureAsync(provider, maxRetries: "0");

        var read = ReadAsync(provider);
        await cloud.ArrivalAsync();
        await ConfigureAsync(provider, maxRetries: "1");
        reply.SetResult();

        Assert.Equal(ReadResult.Gone, await read);
        Assert.Equal(ReadResult.Gone, await ReadAsync(provider));
    }

    [Fact]
    public async Task Replaced_SessionInUse_IsDisposedAfterItsLastCall()
    {
        await using var cloud = await FakeCloud.StartAsync((_, _) => Task.FromResult((404, NotFound)));
        using var sessions = new SessionHolder();
        var first = Sessions.Open(cloud, TimeProvider.System);
        sessions.Open(() => first);

        await sessions.UseAsync(async session =>
        {
            sessions.Open(() => Sessions.Open(cloud, TimeProvider.System));
            return await session.NodePools.FindAsync(new("c1", "np1"), PropertyMap.Empty, Ct);
        });

        await Assert.ThrowsAsync<ObjectDisposedException>(() => first.NodePools.FindAsync(new("c1", "np1"), PropertyMap.Empty, Ct));
    }

    private static Task ConfigureAsync(ContainerOsProvider provider, string maxRetries) =>
        provider.ConfigureAsync(new ConfigureRequest(PropertyMap.Of(("cloud", "emulator"), ("maxRetries", maxRetries))), Ct);

    private static Task<ReadResult> ReadAsync(ContainerOsProvider provider) =>
        provider.ReadAsync(new ReadRequest("c1:np1", EmulatedProvider.Urn, PropertyMap.Empty, PropertyMap.Empty), Ct);
}
