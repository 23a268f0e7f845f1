using ContainerOS.Emulator;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests;

/// <summary>Every field of every reply exists in the vendor's model, with its casing and type.</summary>
public sealed class ReplyFieldTests
{
    [Fact]
    public async Task Replies_HaveOnlyFieldsOfTheVendorsModel()
    {
        await using var session = await EmulatorSession.OpenAsync();
        var vendor = session.Vendor;
        var made = await vendor.AckAsync("CreateClusterNodePool", [DemoAccount.ClusterId], SampleNodePools.Full("web", 2));
        await session.DoneAsync(made);
        string[] pool = [DemoAccount.ClusterId, (string)made.Body["nodepool_id"]!];

        var replies = new Dictionary<string, VendorReply>
        {
            ["create"] = made,
            ["task"] = await vendor.AckAsync("DescribeTaskInfo", [(string)made.Body["task_id"]!]),
            ["detail"] = await vendor.AckAsync("DescribeClusterNodePoolDetail", pool),
            ["list"] = await vendor.AckAsync("DescribeClusterNodePools", [DemoAccount.ClusterId], []),
            ["nodes"] = await vendor.AckAsync("DescribeClusterNodes", [DemoAccount.ClusterId], []),
            ["cluster"] = await vendor.AckAsync("DescribeClusterDetail", [DemoAccount.ClusterId]),
            ["versions"] = await vendor.AckAsync(
                "DescribeKubernetesVersionMetadata",
                [],
                new JObject { ["Region"] = DemoAccount.Region, ["ClusterType"] = "ManagedKubernetes" }
            ),
            ["types"] = await vendor.EcsAsync("DescribeInstanceTypes", []),
        };
        foreach (var (name, action, body) in Changes())
        {
            replies[name] = await vendor.AckAsync(action, pool, body);
            await session.DoneAsync(replies[name]);
        }

        Assert.Empty(replies.SelectMany(reply => reply.Value.Lost.Select(path => $"{reply.Key}: {path}")));
    }

    private static IEnumerable<(string Name, string Action, JObject Body)> Changes() =>
        [
            ("scale", "ScaleClusterNodePool", new JObject { ["count"] = 1 }),
            ("modify", "ModifyClusterNodePool", new JObject { ["scaling_group"] = new JObject { ["desired_size"] = 1 } }),
            ("configure", "ModifyNodePoolNodeConfig", new JObject { ["kubelet_config"] = new JObject { ["maxPods"] = 100 } }),
            ("delete", "DeleteClusterNodepool", new JObject { ["force"] = true }),
        ];
}
