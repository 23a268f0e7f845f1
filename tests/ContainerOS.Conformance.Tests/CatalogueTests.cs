using ContainerOS.Emulator;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests;

/// <summary>Clusters, versions and instance types, as read by the vendor's clients.</summary>
public sealed class CatalogueTests
{
    [Theory]
    [InlineData(DemoAccount.ClusterId, "ManagedKubernetes", "1.34")]
    [InlineData(DemoAccount.SecondClusterId, "ManagedKubernetes", "1.33")]
    [InlineData(DemoAccount.OldClusterId, "ManagedKubernetes", "1.22")]
    [InlineData(DemoAccount.UnmanagedClusterId, "Kubernetes", "1.31")]
    public async Task Cluster_HasItsTypeAndVersion(string id, string type, string version)
    {
        await using var session = await EmulatorSession.OpenAsync();

        var cluster = (await session.Vendor.AckAsync("DescribeClusterDetail", [id])).Body;

        Assert.Equal((id, type), ((string)cluster["cluster_id"]!, (string)cluster["cluster_type"]!));
        Assert.StartsWith(version, (string)cluster["current_version"]!, StringComparison.Ordinal);
        Assert.Equal(3, cluster["vswitch_ids"]!.Count());
    }

    [Fact]
    public async Task Versions_ListContainerOsImagesAndRuntimes()
    {
        await using var session = await EmulatorSession.OpenAsync();

        var versions = (
            await session.Vendor.AckAsync(
                "DescribeKubernetesVersionMetadata",
                [],
                new JObject
                {
                    ["Region"] = DemoAccount.Region,
                    ["ClusterType"] = "ManagedKubernetes",
                    ["KubernetesVersion"] = "1.34.1-aliyun.1",
                }
            )
        ).Body;

        var version = Assert.Single(versions);
        Assert.Contains(
            version["images"]!,
            image =>
                (string?)image["image_type"] == "ContainerOS"
                && ((string?)image["image_id"])!.StartsWith("lifsea_3", StringComparison.Ordinal)
        );
        Assert.Contains(version["runtimes"]!, runtime => (string?)runtime["name"] == "containerd");
    }

    [Theory]
    [InlineData("ecs.g7.xlarge", "X86", 4, 0)]
    [InlineData("ecs.g8y.xlarge", "ARM", 4, 0)]
    [InlineData("ecs.g9i.2xlarge", "X86", 8, 0)]
    [InlineData("ecs.c9i.large", "X86", 2, 0)]
    [InlineData("ecs.g8ine.16xlarge", "X86", 64, 0)]
    [InlineData("ecs.g9ae.4xlarge", "X86", 16, 0)]
    [InlineData("ecs.u1-c1m4.xlarge", "X86", 4, 0)]
    [InlineData("ecs.e-c1m2.2xlarge", "X86", 8, 0)]
    [InlineData("ecs.gn6i-c4g1.xlarge", "X86", 4, 1)]
    public async Task InstanceType_HasTheFieldsThatTheRulesNeed(string name, string architecture, int cores, int gpus)
    {
        await using var session = await EmulatorSession.OpenAsync();

        var reply = (await session.Vendor.EcsAsync("DescribeInstanceTypes", new JObject { ["InstanceTypes"] = new JArray(name) })).Body;

        var type = Assert.Single(reply["InstanceTypes"]!["InstanceType"]!);
        Assert.Equal(
            (name, architecture, cores, gpus),
            ((string)type["InstanceTypeId"]!, (string)type["CpuArchitecture"]!, (int)type["CpuCoreCount"]!, (int)type["GPUAmount"]!)
        );
        Assert.NotEmpty((string)reply["RequestId"]!);
    }
}
