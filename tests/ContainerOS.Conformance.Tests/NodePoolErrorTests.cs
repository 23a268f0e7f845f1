using ContainerOS.Emulator;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests;

/// <summary>Invalid and unknown pools, as the vendor's client reports them.</summary>
public sealed class NodePoolErrorTests
{
    private const string BeforeGpu = "lifsea_3_x64_5G_alibase_20250805.qcow2";

    [Theory]
    [InlineData("DescribeClusterNodePoolDetail", null)]
    [InlineData("ModifyClusterNodePool", "{}")]
    [InlineData("ScaleClusterNodePool", """{"count":1}""")]
    [InlineData("ModifyNodePoolNodeConfig", "{}")]
    [InlineData("DeleteClusterNodepool", """{"force":true}""")]
    public async Task UnknownPool_IsNotFound_ForEveryOperation(string action, string? body)
    {
        await using var session = await EmulatorSession.OpenAsync();

        var fault = await Assert.ThrowsAsync<VendorException>(() =>
            session.Vendor.AckAsync(action, [DemoAccount.ClusterId, "np-unknown"], body is null ? null : JObject.Parse(body))
        );

        Assert.Equal(("ClientError", 404, "ErrorNodePoolNotFound"), (fault.Kind, fault.Status, fault.Code));
        Assert.Contains("np-unknown", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PoolOfAnotherCluster_IsNotFound()
    {
        await using var session = await EmulatorSession.OpenAsync();
        var id = await session.CreateAsync(SampleNodePools.Full("web", 1));

        var fault = await Assert.ThrowsAsync<VendorException>(() =>
            session.Vendor.AckAsync("DescribeClusterNodePoolDetail", [DemoAccount.SecondClusterId, id])
        );

        Assert.Equal("ErrorNodePoolNotFound", fault.Code);
    }

    [Fact]
    public async Task GpuType_IsRejectedBeforeRelease360_AndAcceptedFromItOn()
    {
        await using var session = await EmulatorSession.OpenAsync();
        var body = SampleNodePools.Full("gpu", 1);
        body["scaling_group"]!["instance_types"] = new JArray("ecs.gn6i-c4g1.xlarge");
        var old = (JObject)body.DeepClone();
        old["scaling_group"]!["image_id"] = BeforeGpu;

        var fault = await RefusedAsync(session, DemoAccount.ClusterId, old);
        await session.CreateAsync(body);

        Assert.Equal((400, "InvalidParameter"), (fault.Status, fault.Code));
        Assert.Contains("ecs.gn6i-c4g1.xlarge", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"enable":true,"min_instances":6,"max_instances":5}""", "min_instances")]
    [InlineData("""{"enable":true,"min_instances":1}""", "max_instances")]
    public async Task Bounds_ThatContradict_AreRejected(string bounds, string named)
    {
        await using var session = await EmulatorSession.OpenAsync();
        var body = SampleNodePools.AutoScaled("web");
        body["auto_scaling"] = JObject.Parse(bounds);

        var fault = await RefusedAsync(session, DemoAccount.ClusterId, body);

        Assert.Equal((400, "InvalidParameter"), (fault.Status, fault.Code));
        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DemoAccount.OldClusterId, "1.31")]
    [InlineData(DemoAccount.UnmanagedClusterId, "managed")]
    public async Task UnsupportedCluster_IsRejected(string cluster, string named)
    {
        await using var session = await EmulatorSession.OpenAsync();

        Assert.Contains(named, (await RefusedAsync(session, cluster, SampleNodePools.Full("web", 1))).Message, StringComparison.Ordinal);
    }

    private static async Task<VendorException> RefusedAsync(EmulatorSession session, string cluster, JObject body)
    {
        var fault = await Assert.ThrowsAsync<VendorException>(() => session.Vendor.AckAsync("CreateClusterNodePool", [cluster], body));
        Assert.Empty((await session.Vendor.AckAsync("DescribeClusterNodePools", [cluster], [])).Body["nodepools"]!);
        return fault;
    }
}
