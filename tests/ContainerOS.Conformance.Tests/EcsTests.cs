using ContainerOS.Emulator;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests;

/// <summary>ECS as the vendor's client sees it: the instances and disks behind the pools, images, stock and prices.</summary>
public sealed class EcsTests
{
    [Fact]
    public async Task Instances_ByIdTagAndToken_AreThePoolsNodes()
    {
        await using var session = await EmulatorSession.OpenAsync();
        var web = await session.CreateAsync(SampleNodePools.Full("web", 3));
        await session.CreateAsync(SampleNodePools.Full("db", 2));

        var all = await session.Vendor.EcsAsync("DescribeInstances", new JObject { ["MaxResults"] = 4 });
        var rest = await session.Vendor.EcsAsync(
            "DescribeInstances",
            new JObject { ["MaxResults"] = 4, ["NextToken"] = all.Body["NextToken"] }
        );
        var its = await session.Vendor.EcsAsync(
            "DescribeInstances",
            new JObject { ["Tag"] = new JArray(new JObject { ["Key"] = "ack.alibabacloud.com/nodepool-id", ["Value"] = web }) }
        );
        var one = await session.Vendor.EcsAsync(
            "DescribeInstances",
            new JObject { ["InstanceIds"] = $"[\"{its.Body["Instances"]!["Instance"]![0]!["InstanceId"]}\"]" }
        );

        Assert.Equal(
            (4, 1, 5),
            (Of(all, "Instances", "Instance").Count(), Of(rest, "Instances", "Instance").Count(), (int)all.Body["TotalCount"]!)
        );
        Assert.Equal(string.Empty, (string)rest.Body["NextToken"]!);
        Assert.Equal(3, Of(its, "Instances", "Instance").Count());
        Assert.Equal(
            (4, 16 * 1024),
            ((int)Of(one, "Instances", "Instance").Single()["Cpu"]!, (int)Of(one, "Instances", "Instance").Single()["Memory"]!)
        );
        Assert.Empty(all.Lost);
    }

    [Fact]
    public async Task Instance_OfARemovedNode_IsDeleted_UnlessItIsNotReleased()
    {
        await using var session = await EmulatorSession.OpenAsync();
        var pool = await session.CreateAsync(SampleNodePools.Full("web", 3));
        var ids = Of(await session.Vendor.EcsAsync("DescribeInstances", []), "Instances", "Instance")
            .Select(its => (string)its["InstanceId"]!)
            .ToList();

        foreach (var (id, isReleased) in new[] { (ids[0], true), (ids[1], false) })
        {
            await session.DoneAsync(
                await session.Vendor.AckAsync(
                    "RemoveNodePoolNodes",
                    [DemoAccount.ClusterId, pool],
                    new JObject { ["instance_ids"] = new JArray(id), ["release_node"] = isReleased }
                )
            );
        }

        Assert.Equal(
            ids[1..].Order(),
            Of(await session.Vendor.EcsAsync("DescribeInstances", []), "Instances", "Instance")
                .Select(its => (string)its["InstanceId"]!)
                .Order()
        );
    }

    [Fact]
    public async Task Disks_HaveTheSettingsOfThePoolAtCreation()
    {
        await using var session = await EmulatorSession.OpenAsync();
        var pool = await session.CreateAsync(SampleNodePools.Full("web", 1));
        var patch = new JObject
        {
            ["scaling_group"] = new JObject { ["system_disk_size"] = 80, ["desired_size"] = 2 },
        };
        await session.DoneAsync(await session.Vendor.AckAsync("ModifyClusterNodePool", [DemoAccount.ClusterId, pool], patch));

        var system = await session.Vendor.EcsAsync("DescribeDisks", new JObject { ["DiskType"] = "system" });
        var data = await session.Vendor.EcsAsync("DescribeDisks", new JObject { ["DiskType"] = "data" });

        Assert.Equal([40, 80], Of(system, "Disks", "Disk").Select(disk => (int)disk["Size"]!).Order());
        Assert.All(
            Of(data, "Disks", "Disk"),
            disk => Assert.Equal((120, "PL1", true), ((int)disk["Size"]!, (string)disk["PerformanceLevel"]!, (bool)disk["Encrypted"]!))
        );
        Assert.Empty(system.Lost);
    }

    [Fact]
    public async Task Images_OfContainerOs_NeedShowExpired()
    {
        await using var session = await EmulatorSession.OpenAsync();

        var usual = await session.Vendor.EcsAsync("DescribeImages", []);
        var all = await session.Vendor.EcsAsync(
            "DescribeImages",
            new JObject
            {
                ["ShowExpired"] = true,
                ["ImageFamily"] = "acs:lifsea_os_3_x64",
                ["PageSize"] = 100,
            }
        );

        Assert.DoesNotContain(
            Of(usual, "Images", "Image"),
            image => ((string)image["ImageId"]!).StartsWith("lifsea", StringComparison.Ordinal)
        );
        Assert.Contains(Of(all, "Images", "Image"), image => (string)image["ImageId"]! == "lifsea_3_x64_5G_alibase_20251101.qcow2");
        Assert.Empty(all.Lost);
    }

    [Fact]
    public async Task AvailableResources_AreByZone_AndGpuTypesAreSoldOutInTheLast()
    {
        await using var session = await EmulatorSession.OpenAsync();

        var reply = await session.Vendor.EcsAsync(
            "DescribeAvailableResource",
            new JObject { ["RegionId"] = DemoAccount.Region, ["DestinationResource"] = "InstanceType" }
        );
        var disks = await session.Vendor.EcsAsync(
            "DescribeAvailableResource",
            new JObject
            {
                ["RegionId"] = DemoAccount.Region,
                ["DestinationResource"] = "SystemDisk",
                ["InstanceType"] = "ecs.g7.xlarge",
            }
        );
        var fault = await Assert.ThrowsAsync<VendorException>(() =>
            session.Vendor.EcsAsync(
                "DescribeAvailableResource",
                new JObject { ["RegionId"] = DemoAccount.Region, ["DestinationResource"] = "SystemDisk" }
            )
        );

        var zones = Of(reply, "AvailableZones", "AvailableZone").ToList();
        Assert.Equal(3, zones.Count);
        Assert.Equal([false, false, true], zones.Select(zone => zone.SelectTokens("$..SupportedResource[?(@.Status == 'SoldOut')]").Any()));
        Assert.Contains(disks.Body.SelectTokens("$..SupportedResource[*].Value"), value => (string)value! == "cloud_essd");
        Assert.Contains("InstanceType", fault.Message, StringComparison.Ordinal);
        Assert.Empty(reply.Lost.Concat(disks.Lost));
    }

    [Fact]
    public async Task Price_DependsOnTypeTimeDiskAndAmount()
    {
        await using var session = await EmulatorSession.OpenAsync();
        async Task<double> PriceAsync(string more = "{}")
        {
            var body = new JObject
            {
                ["RegionId"] = DemoAccount.Region,
                ["ResourceType"] = "instance",
                ["InstanceType"] = "ecs.g7.xlarge",
            };
            body.Merge(JObject.Parse(more));
            var reply = await session.Vendor.EcsAsync("DescribePrice", body);
            Assert.Empty(reply.Lost);
            return (double)reply.Body["PriceInfo"]!["Price"]!["TradePrice"]!;
        }

        var hour = await PriceAsync();

        Assert.Equal(2 * hour, await PriceAsync("""{"InstanceType":"ecs.g7.2xlarge"}"""), 6);
        Assert.Equal(3 * hour, await PriceAsync("""{"Amount":3}"""), 6);
        Assert.InRange(await PriceAsync("""{"PriceUnit":"Month","Period":1}"""), 300 * hour, 730 * hour);
        Assert.True(await PriceAsync("""{"SpotStrategy":"SpotAsPriceGo"}""") < hour);
        var small = await PriceAsync("""{"SystemDisk":{"Category":"cloud_essd","Size":40}}""");
        var large = await PriceAsync("""{"SystemDisk":{"Category":"cloud_essd","Size":80,"PerformanceLevel":"PL2"}}""");
        Assert.Equal(4 * (small - hour), large - hour, 6);
    }

    private static IEnumerable<JToken> Of(VendorReply reply, string list, string item) => reply.Body[list]![item]!;
}
