using ContainerOS.Sdk.Ack.Nodes;
using ContainerOS.Sdk.Ack.Versions;
using ContainerOS.Sdk.Ecs.Disks;
using ContainerOS.Sdk.Ecs.Instances;
using ContainerOS.Sdk.Ecs.InstanceTypes;
using ContainerOS.Sdk.Tests.Wire;
using ContainerOS.Testing.Http;

namespace ContainerOS.Sdk.Tests;

public sealed class FilterTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task InstanceTypes_EveryMember_IsSentByTheVendorsName()
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok("""{"InstanceTypes":{"InstanceType":[]}}"""));
        using var client = TestClients.Server(server, new SkippingTime());
        var filter = new InstanceTypeFilter
        {
            Families = ["ecs.g7", "ecs.c7"],
            CpuArchitecture = "X86",
            Category = "General-purpose",
            FamilyLevel = "EnterpriseLevel",
            MinimumCpuCores = 4,
            MaximumCpuCores = 8,
            MinimumMemory = 0.5,
            MaximumMemory = 32,
            MinimumGpus = 0,
            MaximumGpus = 1,
        };

        await client.Ecs.InstanceTypes.ListAsync(filter, Ct).ToListAsync(Ct);

        Assert.Equal(
            "/?CpuArchitecture=X86&InstanceCategory=General-purpose&InstanceFamilyLevel=EnterpriseLevel"
                + "&InstanceTypeFamilies.1=ecs.g7&InstanceTypeFamilies.2=ecs.c7&MaxResults=1600"
                + "&MaximumCpuCoreCount=8&MaximumGPUAmount=1&MaximumMemorySize=32&MinimumCpuCoreCount=4&MinimumGPUAmount=0"
                + "&MinimumMemorySize=0.5&RegionId=cn-hangzhou",
            Assert.Single(server.Requests).Target
        );
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(10, 1)]
    [InlineData(21, 3)]
    public async Task InstanceTypes_ManyNames_TenACall(int names, int calls)
    {
        await using var server = new ScriptedServer([
            .. Enumerable.Repeat(ScriptedReply.Ok("""{"InstanceTypes":{"InstanceType":[]}}"""), 3),
        ]);
        using var client = TestClients.Server(server, new SkippingTime());

        await client
            .Ecs.InstanceTypes.ListAsync(new() { Names = [.. Enumerable.Range(0, names).Select(i => $"t{i}")] }, Ct)
            .ToListAsync(Ct);

        Assert.Equal(calls, server.Requests.Count);
    }

    [Fact]
    public async Task Nodes_EveryMember_IsSentByTheVendorsName()
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok("""{"nodes":[]}"""));
        using var client = TestClients.Server(server, new SkippingTime());

        await client
            .Ack.Nodes.ListAsync(
                "c1",
                new NodeFilter
                {
                    NodePoolId = "np1",
                    InstanceIds = ["i-a", "i-b"],
                    NodeIps = ["192.168.0.1", "192.168.0.2"],
                    NodeNames = ["cn-hangzhou.192.168.0.1"],
                    NodeLabels = new Dictionary<string, string> { ["app"] = "nginx", ["env"] = "prod" },
                    State = "failed",
                },
                Ct
            )
            .ToListAsync(Ct);

        Assert.Equal(
            "/clusters/c1/nodes?instanceIds=i-a%2Ci-b&nodeIps=192.168.0.1%2C192.168.0.2&nodeLabels=app%3Dnginx%2Cenv%3Dprod"
                + "&nodeNames=cn-hangzhou.192.168.0.1&nodepool_id=np1&pageNumber=1&pageSize=100&state=failed",
            Assert.Single(server.Requests).Target
        );
    }

    [Fact]
    public async Task Instances_EveryMember_IsSentByTheVendorsName()
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok("""{"Instances":{"Instance":[]}}"""));
        using var client = TestClients.Server(server, new SkippingTime());
        var filter = new InstanceFilter
        {
            Ids = ["i-a", "i-b"],
            Status = InstanceStatus.Running,
            ImageId = "img",
            InstanceType = "ecs.g7.large",
            ZoneId = "cn-hangzhou-h",
            Tags = new Dictionary<string, string> { ["team"] = "web" },
        };

        await client.Ecs.Instances.ListAsync(filter, Ct).ToListAsync(Ct);

        Assert.Equal(
            "/?ImageId=img&InstanceIds=%5B%22i-a%22%2C%22i-b%22%5D&InstanceType=ecs.g7.large&MaxResults=100&RegionId=cn-hangzhou"
                + "&Status=Running&Tag.1.Key=team&Tag.1.Value=web&ZoneId=cn-hangzhou-h",
            Assert.Single(server.Requests).Target
        );
    }

    [Fact]
    public async Task Disks_EveryMember_IsSentByTheVendorsName()
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok("""{"Disks":{"Disk":[]}}"""));
        using var client = TestClients.Server(server, new SkippingTime());
        var filter = new DiskFilter
        {
            Ids = ["d-a"],
            InstanceId = "i-a",
            Type = "data",
            Category = "cloud_essd",
            Status = DiskStatus.InUse,
        };

        await client.Ecs.Disks.ListAsync(filter, Ct).ToListAsync(Ct);

        Assert.Equal(
            "/?Category=cloud_essd&DiskIds=%5B%22d-a%22%5D&DiskType=data&InstanceId=i-a&MaxResults=100&RegionId=cn-hangzhou&Status=In_use",
            Assert.Single(server.Requests).Target
        );
    }

    [Fact]
    public async Task Versions_EveryMember_IsSentByTheVendorsName()
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok("[]"));
        using var client = TestClients.Server(server, new SkippingTime());
        var filter = new VersionFilter
        {
            Region = "cn-hangzhou",
            ClusterType = "ManagedKubernetes",
            KubernetesVersion = "1.34.1-aliyun.1",
            Mode = "supported",
            Profile = "Edge",
            Runtime = "containerd",
            QueryUpgradable = true,
        };

        await client.Ack.Versions.ListAsync(filter, Ct);

        Assert.Equal(
            "/api/v1/metadata/versions?ClusterType=ManagedKubernetes&KubernetesVersion=1.34.1-aliyun.1&Mode=supported&Profile=Edge"
                + "&QueryUpgradableVersion=true&Region=cn-hangzhou&runtime=containerd",
            Assert.Single(server.Requests).Target
        );
    }
}
