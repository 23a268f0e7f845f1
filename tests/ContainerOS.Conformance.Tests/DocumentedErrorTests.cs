using ContainerOS.Emulator;
using ContainerOS.Emulator.Chaos;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests;

/// <summary>Errors that depend on the state of a pool, the account or the clock, as the vendor's client reports them.</summary>
public sealed class DocumentedErrorTests
{
    [Theory]
    [InlineData(ChaosFault.Throttle, 429, "Throttling.User")]
    [InlineData(ChaosFault.Forbidden, 403, "Forbidden.RAM")]
    [InlineData(ChaosFault.QuotaExceeded, 400, "QuotaExceeded")]
    [InlineData(ChaosFault.BusyCluster, 400, "InvalidStatus.Forbidden")]
    [InlineData(ChaosFault.ServerError, 503, "ServiceUnavailable")]
    public async Task Create_WhenTheServiceRefuses_HasItsStatusAndCode(ChaosFault fault, int status, string code)
    {
        await using var session = await EmulatorSession.OpenAsync();
        session.AddChaos(new ChaosRule { Fault = fault, Operation = "CreateClusterNodePool" });

        var refused = await RefusedAsync(session, "CreateClusterNodePool", [DemoAccount.ClusterId], SampleNodePools.Full("web", 1));

        Assert.Equal((status, code), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task Call_WhenTheClocksAreFarApart_IsExpired()
    {
        await using var session = await EmulatorSession.OpenAsync();
        session.AddChaos(new ChaosRule { Fault = ChaosFault.ClockSkew, Duration = TimeSpan.FromHours(1) });

        var refused = await RefusedAsync(session, "DescribeClusterDetail", [DemoAccount.ClusterId]);

        Assert.Equal("InvalidTimeStamp.Expired", refused.Code);
    }

    [Fact]
    public async Task Delete_PoolWithNodes_WithoutForce_IsRefused()
    {
        await using var session = await EmulatorSession.OpenAsync();
        var pool = await session.CreateAsync(SampleNodePools.Full("web", 1));

        var refused = await RefusedAsync(session, "DeleteClusterNodepool", [DemoAccount.ClusterId, pool], []);

        Assert.Equal("NodePoolNotEmpty", refused.Code);
    }

    [Fact]
    public async Task Upgrade_NodeOfAnotherPool_IsRefused()
    {
        await using var session = await EmulatorSession.OpenAsync();
        var pool = await session.CreateAsync(SampleNodePools.Full("web", 1));
        var body = JObject.Parse("""{"node_names": ["cn-hangzhou.10.0.0.99"]}""");

        var refused = await RefusedAsync(session, "UpgradeClusterNodepool", [DemoAccount.ClusterId, pool], body);

        Assert.Equal("InvalidNode.NotFound", refused.Code);
        Assert.Contains("cn-hangzhou.10.0.0.99", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UpdateComponent_ThatIsNotInstalled_IsRefused()
    {
        await using var session = await EmulatorSession.OpenAsync();
        var pool = await session.CreateAsync(SampleNodePools.Full("web", 1));
        var body = JObject.Parse("""{"name": "agent", "version": "2.0"}""");

        var refused = await RefusedAsync(session, "UpdateNodePoolComponent", [DemoAccount.ClusterId, pool], body);

        Assert.Equal("ErrorComponentNotFound", refused.Code);
    }

    private static Task<VendorException> RefusedAsync(EmulatorSession session, string action, string[] path, JObject? body = null) =>
        Assert.ThrowsAsync<VendorException>(() => session.Vendor.AckAsync(action, path, body));
}
