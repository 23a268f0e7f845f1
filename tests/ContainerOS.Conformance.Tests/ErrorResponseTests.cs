using ContainerOS.Emulator;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests;

/// <summary>Errors, as the vendor's clients report them.</summary>
public sealed class ErrorResponseTests
{
    [Fact]
    public async Task WrongSecret_IsTheVendorsSignatureErrorOfBothServices()
    {
        await using var session = await EmulatorSession.OpenAsync("not-the-secret");

        var ack = await Assert.ThrowsAsync<VendorException>(() =>
            session.Vendor.AckAsync("DescribeClusterDetail", [DemoAccount.ClusterId])
        );
        var ecs = await Assert.ThrowsAsync<VendorException>(() => session.Vendor.EcsAsync("DescribeInstanceTypes", []));

        Assert.All(
            [ack, ecs],
            fault => Assert.Equal(("ClientError", "SignatureDoesNotMatch", 400), (fault.Kind, fault.Code, fault.Status))
        );
        Assert.All([ack, ecs], fault => Assert.Contains($"request id: {fault.RequestId}", fault.Message, StringComparison.Ordinal));
        Assert.NotEqual(ack.RequestId, ecs.RequestId);
        Assert.DoesNotContain(DemoAccount.AccessKeySecret, ack.Message + ecs.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DescribeClusterDetail", "c-unknown", 404, "ErrorClusterNotFound")]
    [InlineData("DescribeTaskInfo", "T-unknown", 404, "ErrorTaskNotFound")]
    public async Task UnknownId_IsNotFound_WithARequestId(string action, string id, int status, string code)
    {
        await using var session = await EmulatorSession.OpenAsync();

        var fault = await Assert.ThrowsAsync<VendorException>(() => session.Vendor.AckAsync(action, [id]));

        Assert.Equal(("ClientError", status, code), (fault.Kind, fault.Status, fault.Code));
        Assert.Contains("request id: 0", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scaling_group.instance_types", """["ecs.g8y.xlarge"]""", "InvalidParameter")]
    [InlineData("scaling_group.instance_types", """["ecs.i4.xlarge"]""", "InvalidParameter")]
    [InlineData("scaling_group.data_disks", "[]", "InvalidParameter")]
    [InlineData(
        "scaling_group.data_disks",
        """[{"category":"cloud_essd","size":120},{"category":"cloud_essd","size":120}]""",
        "InvalidParameter"
    )]
    [InlineData("scaling_group.desired_size", "-1", "InvalidParameter")]
    [InlineData("scaling_group.instance_types", """["ecs.nothing.like"]""", "InvalidInstanceType.NotFound")]
    [InlineData("scaling_group.vswitch_ids", """["vsw-of-another"]""", "InvalidVSwitchId.NotFound")]
    [InlineData("scaling_group.desired_size", "5000", "InvalidParameter")]
    [InlineData("kubernetes_config.runtime", "\"docker\"", "InvalidParameter")]
    [InlineData("nodepool_info.name", "\"\"", "InvalidParameter.Name")]
    public async Task Create_InvalidRequest_IsRejectedAndCreatesNothing(string path, string value, string code)
    {
        await using var session = await EmulatorSession.OpenAsync();
        var body = SampleNodePools.Full("web", 1);
        body.SelectToken(path)!.Replace(JToken.Parse(value));

        var fault = await Assert.ThrowsAsync<VendorException>(() =>
            session.Vendor.AckAsync("CreateClusterNodePool", [DemoAccount.ClusterId], body)
        );

        Assert.Equal((400, code), (fault.Status, fault.Code));
        Assert.Empty((await session.Vendor.AckAsync("DescribeClusterNodePools", [DemoAccount.ClusterId], [])).Body["nodepools"]!);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(501)]
    public async Task Scale_OutOfBounds_IsRejected(int count)
    {
        await using var session = await EmulatorSession.OpenAsync();
        var id = await session.CreateAsync(SampleNodePools.Full("web", 1));

        var fault = await Assert.ThrowsAsync<VendorException>(() =>
            session.Vendor.AckAsync("ScaleClusterNodePool", [DemoAccount.ClusterId, id], new JObject { ["count"] = count })
        );

        Assert.Equal(400, fault.Status);
        Assert.Equal(1, (int)(await session.DetailAsync(id))["status"]!["total_nodes"]!);
    }
}
