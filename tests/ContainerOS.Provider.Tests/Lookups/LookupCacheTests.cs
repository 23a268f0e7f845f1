using ContainerOS.Model.Facts;
using ContainerOS.Model.Versions;
using ContainerOS.Protocol.Faults;
using ContainerOS.Provider.Lookups;

namespace ContainerOS.Provider.Tests.Lookups;

/// <summary>Lookups are shared: a failure is not kept, and a cancellation ends the wait of one caller only.</summary>
public sealed class LookupCacheTests
{
    private const string Cluster = """{"cluster_id":"c1","cluster_type":"ManagedKubernetes","current_version":"1.34.1-aliyun.1"}""";
    private const string Types = """{"InstanceTypes":{"InstanceType":[{"InstanceTypeId":"ecs.g7.xlarge","CpuCoreCount":4}]}}""";
    private const string Images = """[{"version":"1.34.1-aliyun.1","images":[{"image_id":"i-1","os_version":"3.6.1"}]}]""";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cluster_FirstLookupFails_IsLookedUpAgain()
    {
        await using var cloud = await FakeCloud.StartAsync(FailOnce(Cluster));
        using var client = cloud.Connect();
        var cache = new ClusterFactsCache(client);

        await Assert.ThrowsAsync<RpcFaultException>(() => cache.GetAsync("c1", Ct));
        var result = await cache.GetAsync("c1", Ct);

        Assert.Equal("ManagedKubernetes", result.Facts!.ClusterType);
    }

    [Fact]
    public async Task Cluster_OneCallerCancels_TheOtherGetsTheSameLookup()
    {
        var reply = new TaskCompletionSource();
        await using var cloud = await FakeCloud.StartAsync(Wait(reply.Task, Cluster));
        using var client = cloud.Connect();
        var cache = new ClusterFactsCache(client);
        using var cancel = new CancellationTokenSource();

        var canceled = cache.GetAsync("c1", cancel.Token);
        var other = cache.GetAsync("c1", Ct);
        await cloud.ArrivalAsync();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => canceled);
        reply.SetResult();

        Assert.NotNull((await other).Facts);
        Assert.Single(cloud.Actions);
    }

    [Fact]
    public async Task InstanceTypes_FirstLookupFails_AreLookedUpAgain()
    {
        await using var cloud = await FakeCloud.StartAsync(FailOnce(Types));
        using var client = cloud.Connect();
        var cache = new InstanceTypeCache(client);

        await Assert.ThrowsAsync<RpcFaultException>(() => cache.GetAsync(["ecs.g7.xlarge"], Ct));
        var found = await cache.GetAsync(["ecs.g7.xlarge"], Ct);

        Assert.Equal(4, found["ecs.g7.xlarge"].CpuCores);
    }

    [Fact]
    public async Task InstanceTypes_OneCallerCancels_TheOtherGetsTheSameLookup()
    {
        var reply = new TaskCompletionSource();
        await using var cloud = await FakeCloud.StartAsync(Wait(reply.Task, Types));
        using var client = cloud.Connect();
        var cache = new InstanceTypeCache(client);
        using var cancel = new CancellationTokenSource();

        var canceled = cache.GetAsync(["ecs.g7.xlarge"], cancel.Token);
        var other = cache.GetAsync(["ecs.g7.xlarge"], Ct);
        await cloud.ArrivalAsync();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => canceled);
        reply.SetResult();

        Assert.Single(await other);
        Assert.Single(cloud.Actions);
    }

    [Fact]
    public async Task Images_FirstLookupFails_AreLookedUpAgain()
    {
        await using var cloud = await FakeCloud.StartAsync(FailOnce(Images));
        using var client = cloud.Connect();
        var cache = new OsImageCache(client, "cn-hangzhou");
        var cluster = new ClusterFacts("c1", "ManagedKubernetes", KubernetesVersion.Parse("1.34.1-aliyun.1")!.Value, false);

        await Assert.ThrowsAsync<RpcFaultException>(() => cache.GetAsync(cluster, Ct));
        var images = await cache.GetAsync(cluster, Ct);

        Assert.Equal("i-1", Assert.Single(images!).ImageId);
    }

    private static FakeCloud.Reply FailOnce(string body)
    {
        var calls = 0;
        return (_, _) =>
            Task.FromResult(
                Interlocked.Increment(ref calls) == 1 ? (500, """{"code":"InternalError","message":"try again"}""") : (200, body)
            );
    }

    private static FakeCloud.Reply Wait(Task until, string body) =>
        async (_, ct) =>
        {
            await until.WaitAsync(ct);
            return (200, body);
        };
}
