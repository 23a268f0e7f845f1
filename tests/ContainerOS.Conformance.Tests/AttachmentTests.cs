using ContainerOS.Emulator;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests;

/// <summary>Instances and components that are added to a pool.</summary>
public sealed class AttachmentTests
{
    [Fact]
    public async Task UnreleasedInstance_JoinsAnotherPool_Once()
    {
        await using var session = await EmulatorSession.OpenAsync();
        var from = await session.CreateAsync(SampleNodePools.Full("web", 2));
        var to = await session.CreateAsync(SampleNodePools.Full("db", 1));
        var id = (string)(await NodesAsync(session, from))[0]["instance_id"]!;
        await session.DoneAsync(
            await session.Vendor.AckAsync(
                "RemoveNodePoolNodes",
                [DemoAccount.ClusterId, from],
                new JObject { ["instance_ids"] = new JArray(id), ["release_node"] = false }
            )
        );

        var reply = await session.Vendor.AckAsync(
            "AttachInstancesToNodePool",
            [DemoAccount.ClusterId, to],
            new JObject { ["instances"] = new JArray(id) }
        );
        await session.DoneAsync(reply);
        var fault = await Assert.ThrowsAsync<VendorException>(() =>
            session.Vendor.AckAsync(
                "AttachInstancesToNodePool",
                [DemoAccount.ClusterId, from],
                new JObject { ["instances"] = new JArray(id) }
            )
        );

        Assert.Empty(reply.Lost);
        Assert.Contains(id, (await NodesAsync(session, to)).Select(node => (string)node["instance_id"]!));
        Assert.DoesNotContain(id, (await NodesAsync(session, from)).Select(node => (string)node["instance_id"]!));
        Assert.Equal("InvalidInstanceId.NotFound", fault.Code);
    }

    [Fact]
    public async Task AttachScript_IsPlainText_ForThePool_WithANewTokenPerCall()
    {
        await using var session = await EmulatorSession.OpenAsync();
        var pool = await session.CreateAsync(SampleNodePools.Full("web", 1));

        var scripts = new[] { await ScriptAsync(session, pool), await ScriptAsync(session, pool) };

        Assert.All(scripts, script => Assert.Contains($"--nodepool-id {pool}", script, StringComparison.Ordinal));
        Assert.StartsWith("curl ", scripts[0], StringComparison.Ordinal);
        Assert.NotEqual(scripts[0], scripts[1]);
    }

    [Fact]
    public async Task Component_Installed_IsListedByThePool_AndUpdatedInPlace()
    {
        await using var session = await EmulatorSession.OpenAsync();
        var pool = await session.CreateAsync(SampleNodePools.Full("web", 1));

        var installed = await session.Vendor.AckAsync(
            "InstallNodePoolComponents",
            [DemoAccount.ClusterId, pool],
            JObject.Parse("""{"components":[{"name":"agent","version":"1.0","config":{"envs":[{"name":"A","value":"1"}]}}]}""")
        );
        await DoneAsync(session, installed);
        var updated = await session.Vendor.AckAsync(
            "UpdateNodePoolComponent",
            [DemoAccount.ClusterId, pool],
            JObject.Parse("""{"name":"agent","version":"1.1"}""")
        );
        await DoneAsync(session, updated);
        var fault = await Assert.ThrowsAsync<VendorException>(() =>
            session.Vendor.AckAsync("UpdateNodePoolComponent", [DemoAccount.ClusterId, pool], JObject.Parse("""{"name":"other"}"""))
        );

        var reply = await session.Vendor.AckAsync("DescribeClusterNodePoolDetail", [DemoAccount.ClusterId, pool]);
        var component = Assert.Single(reply.Body["node_components"]!);
        Assert.Equal(
            ("agent", "1.1", "1"),
            ((string)component["name"]!, (string)component["version"]!, (string)component["config"]!["envs"]![0]!["value"]!)
        );
        Assert.NotEmpty((string)installed.Body["requestId"]!);
        Assert.Empty(installed.Lost.Concat(updated.Lost).Concat(reply.Lost));
        Assert.Contains("other", fault.Message, StringComparison.Ordinal);
    }

    private static async Task<string> ScriptAsync(EmulatorSession session, string pool) =>
        (string)
            (
                await session.Vendor.AckAsync(
                    "DescribeClusterAttachScripts",
                    [DemoAccount.ClusterId],
                    new JObject { ["nodepool_id"] = pool }
                )
            ).Body!;

    private static async Task DoneAsync(EmulatorSession session, VendorReply reply)
    {
        while ((string)(await session.Vendor.AckAsync("DescribeTaskInfo", [(string)reply.Body["taskId"]!])).Body["state"]! == "running") { }
    }

    private static async Task<List<JToken>> NodesAsync(EmulatorSession session, string pool) =>
        [
            .. (
                await session.Vendor.AckAsync("DescribeClusterNodes", [DemoAccount.ClusterId], new JObject { ["nodepool_id"] = pool })
            ).Body["nodes"]!,
        ];
}
