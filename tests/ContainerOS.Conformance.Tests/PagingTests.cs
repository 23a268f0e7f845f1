using ContainerOS.Emulator;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests;

/// <summary>Paged lists and their filters.</summary>
public sealed class PagingTests
{
    [Fact]
    public async Task Nodes_PageByPage_AreAllNodesOnce()
    {
        await using var session = await EmulatorSession.OpenAsync();
        await session.CreateAsync(SampleNodePools.Full("web", 12));

        var pages = new[]
        {
            await NodesAsync(session, ("pageSize", "5")),
            await NodesAsync(session, ("pageSize", "5"), ("pageNumber", "2")),
            await NodesAsync(session, ("pageSize", "5"), ("pageNumber", "3")),
        };

        Assert.Equal([5, 5, 2], pages.Select(page => page["nodes"]!.Count()));
        Assert.Equal(12, pages.SelectMany(page => page["nodes"]!).Select(node => (string)node["instance_id"]!).Distinct().Count());
        Assert.All(pages, page => Assert.Equal((5, 12), ((int)page["page"]!["page_size"]!, (int)page["page"]!["total_count"]!)));
    }

    [Fact]
    public async Task Nodes_WithoutASize_ComeTenAPage()
    {
        await using var session = await EmulatorSession.OpenAsync();
        await session.CreateAsync(SampleNodePools.Full("web", 12));

        Assert.Equal(10, (await NodesAsync(session))["nodes"]!.Count());
    }

    [Fact]
    public async Task Nodes_ByPoolAndId_AreFiltered()
    {
        await using var session = await EmulatorSession.OpenAsync();
        var web = await session.CreateAsync(SampleNodePools.Full("web", 3));
        await session.CreateAsync(SampleNodePools.Full("db", 2));
        var ids = (await NodesAsync(session, ("nodepool_id", web)))["nodes"]!.Select(node => (string)node["instance_id"]!).ToList();

        Assert.Equal(3, ids.Count);
        Assert.Equal(
            ids[..2].Order(),
            (await NodesAsync(session, ("instanceIds", $"{ids[0]},{ids[1]}")))["nodes"]!
                .Select(node => (string)node["instance_id"]!)
                .Order()
        );
    }

    [Theory]
    [InlineData("pageNumber", "0")]
    [InlineData("pageSize", "ten")]
    [InlineData("state", "sleeping")]
    public async Task Nodes_ByAnInvalidParameter_AreRejected(string name, string value)
    {
        await using var session = await EmulatorSession.OpenAsync();

        var fault = await Assert.ThrowsAsync<VendorException>(() => NodesAsync(session, (name, value)));

        Assert.Equal((400, "InvalidParameter"), (fault.Status, fault.Code));
        Assert.Contains(name, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InstanceTypes_TokenByToken_AreAllTypesOnce()
    {
        await using var session = await EmulatorSession.OpenAsync();
        var all = Names((await session.Vendor.EcsAsync("DescribeInstanceTypes", [])).Body);
        List<string> paged = [];
        for (var token = string.Empty; paged.Count == 0 || token.Length > 0; )
        {
            var page = (
                await session.Vendor.EcsAsync("DescribeInstanceTypes", new JObject { ["MaxResults"] = 20, ["NextToken"] = token })
            ).Body;
            Assert.InRange(Names(page).Count, 1, 20);
            paged.AddRange(Names(page));
            token = (string)page["NextToken"]!;
        }

        Assert.True(all.Count > 20, $"{all.Count} types are one page");
        Assert.Equal(all, paged);
    }

    [Fact]
    public async Task InstanceTypes_BySizeAndFamily_AreFiltered()
    {
        await using var session = await EmulatorSession.OpenAsync();

        var types = (
            await session.Vendor.EcsAsync(
                "DescribeInstanceTypes",
                JObject.Parse(
                    """
                    {"InstanceTypeFamilies":["ecs.g7","ecs.c7"],"CpuArchitecture":"X86","MinimumCpuCoreCount":4,
                    "MaximumMemorySize":16}
                    """
                )
            )
        ).Body["InstanceTypes"]!["InstanceType"]!;
        var arm = Names(
            (
                await session.Vendor.EcsAsync(
                    "DescribeInstanceTypes",
                    new JObject { ["CpuArchitecture"] = "ARM", ["MaximumGPUAmount"] = 0 }
                )
            ).Body
        );

        Assert.Contains("ecs.g7.xlarge", types.Select(type => (string)type["InstanceTypeId"]!));
        Assert.All(
            types,
            type =>
                Assert.True(
                    (int)type["CpuCoreCount"]! >= 4
                        && (double)type["MemorySize"]! <= 16
                        && (string)type["InstanceTypeFamily"]! is "ecs.g7" or "ecs.c7"
                )
        );
        Assert.Contains("ecs.g8y.xlarge", arm);
        Assert.DoesNotContain("ecs.g7.xlarge", arm);
    }

    [Fact]
    public async Task InstanceTypes_ByAnUnsupportedFilter_AreRejected()
    {
        await using var session = await EmulatorSession.OpenAsync();

        var fault = await Assert.ThrowsAsync<VendorException>(() =>
            session.Vendor.EcsAsync("DescribeInstanceTypes", new JObject { ["MinimumEniQuantity"] = 8 })
        );

        Assert.Contains("MinimumEniQuantity", fault.Message, StringComparison.Ordinal);
    }

    private static List<string> Names(JToken reply) =>
        [.. reply["InstanceTypes"]!["InstanceType"]!.Select(type => (string)type["InstanceTypeId"]!)];

    private static async Task<JToken> NodesAsync(EmulatorSession session, params (string Name, string Value)[] asked) =>
        (
            await session.Vendor.AckAsync(
                "DescribeClusterNodes",
                [DemoAccount.ClusterId],
                new JObject(asked.Select(pair => new JProperty(pair.Name, pair.Value)))
            )
        ).Body;
}
