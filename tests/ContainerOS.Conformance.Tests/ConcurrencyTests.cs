using ContainerOS.Emulator;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests;

/// <summary>Concurrent clients of the vendor on one emulator.</summary>
public sealed class ConcurrencyTests
{
    private const int ClientsEach = 8;

    [Fact]
    public async Task SixteenClientsInTwoProcesses_ManageTheirPools_WithoutInterference()
    {
        await using var session = await EmulatorSession.OpenAsync();
        await using var other = await NodeJsProcess.StartAsync();
        NodeJsProcess[] nodes = [await NodeJsProcess.SharedAsync(), other];

        var lives = nodes.SelectMany(
            (node, process) =>
                Enumerable
                    .Range(0, ClientsEach)
                    .Select(client => LiveAsync(new VendorClient(node, session.Address), $"pool-{process}-{client}", 1 + (client % 4)))
        );
        var reply = await Task.WhenAll(lives);

        Assert.Equal(nodes.Length * ClientsEach, reply.Select(life => life.Id).Distinct().Count());
        Assert.All(reply, life => Assert.Equal((life.Asked + 1, life.Asked + 1), (life.Nodes, life.Ready)));
        Assert.Empty((await session.Vendor.AckAsync("DescribeClusterNodePools", [DemoAccount.ClusterId], [])).Body["nodepools"]!);
        Assert.Empty((await session.Vendor.AckAsync("DescribeClusterNodes", [DemoAccount.ClusterId], [])).Body["nodes"]!);
    }

    [Fact]
    public async Task ConcurrentCreatesOfOneName_MakeOnePool_AndTheOthersAreRefused()
    {
        await using var session = await EmulatorSession.OpenAsync();

        var replies = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(async _ =>
                {
                    try
                    {
                        return (string)
                            (
                                await session.Vendor.AckAsync(
                                    "CreateClusterNodePool",
                                    [DemoAccount.ClusterId],
                                    SampleNodePools.Full("web", 1)
                                )
                            ).Body["nodepool_id"]!;
                    }
                    catch (VendorException fault)
                    {
                        return fault.Code;
                    }
                })
        );

        var named = (await session.Vendor.AckAsync("DescribeClusterNodePools", [DemoAccount.ClusterId], [])).Body["nodepools"]!;
        Assert.Contains((string)Assert.Single(named)["nodepool_info"]!["nodepool_id"]!, replies);
        Assert.Equal(7, replies.Count(reply => reply == "InvalidParameter.Name"));
    }

    private static async Task<(string Id, int Asked, int Nodes, int Ready)> LiveAsync(VendorClient vendor, string name, int size)
    {
        var made = await EmulatorSession.DoneAsync(
            vendor,
            await vendor.AckAsync("CreateClusterNodePool", [DemoAccount.ClusterId], SampleNodePools.Full(name, size))
        );
        string[] pool = [DemoAccount.ClusterId, (string)made["target"]!["id"]!];
        await EmulatorSession.DoneAsync(vendor, await vendor.AckAsync("ScaleClusterNodePool", pool, new JObject { ["count"] = 1 }));
        var detail = (await vendor.AckAsync("DescribeClusterNodePoolDetail", pool)).Body;
        await EmulatorSession.DoneAsync(vendor, await vendor.AckAsync("DeleteClusterNodepool", pool, new JObject { ["force"] = true }));
        Assert.Equal(name, (string)detail["nodepool_info"]!["name"]!);
        return (pool[1], size, (int)detail["status"]!["total_nodes"]!, (int)detail["status"]!["healthy_nodes"]!);
    }
}
