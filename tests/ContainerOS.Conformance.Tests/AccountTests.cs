using ContainerOS.Emulator;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests;

/// <summary>Clusters, their events, quotas, regions and plans, as read by the vendor's client.</summary>
public sealed class AccountTests
{
    [Fact]
    public async Task Clusters_ByTypeAndName_HaveTheirNumberOfNodes()
    {
        await using var session = await EmulatorSession.OpenAsync();
        await session.CreateAsync(SampleNodePools.Full("web", 3));

        var managed = await session.Vendor.AckAsync("DescribeClustersV1", [], new JObject { ["cluster_type"] = "ManagedKubernetes" });
        var second = await session.Vendor.AckAsync("DescribeClustersV1", [], new JObject { ["name"] = "second" });
        var page = await session.Vendor.AckAsync("DescribeClustersV1", [], new JObject { ["page_size"] = 3, ["page_number"] = 2 });

        Assert.Empty(managed.Lost);
        Assert.Equal(4, managed.Body["clusters"]!.Count());
        Assert.Equal(3, (int)managed.Body["clusters"]!.Single(cluster => (string)cluster["cluster_id"]! == DemoAccount.ClusterId)["size"]!);
        Assert.Equal(DemoAccount.SecondClusterId, (string)second.Body["clusters"]!.Single()["cluster_id"]!);
        Assert.Equal((2, 5), (page.Body["clusters"]!.Count(), (int)page.Body["page_info"]!["total_count"]!));
    }

    [Fact]
    public async Task Events_OfATask_AreItsOwn_NewestFirst()
    {
        await using var session = await EmulatorSession.OpenAsync();
        var pool = await session.CreateAsync(SampleNodePools.Full("web", 1));
        var changed = await session.Vendor.AckAsync(
            "ModifyClusterNodePool",
            [DemoAccount.ClusterId, pool],
            new JObject { ["scaling_group"] = new JObject { ["desired_size"] = 2 } }
        );
        await session.DoneAsync(changed);

        var all = await session.Vendor.AckAsync("DescribeClusterEvents", [DemoAccount.ClusterId], new JObject { ["page_size"] = 100 });
        var its = await session.Vendor.AckAsync(
            "DescribeClusterEvents",
            [DemoAccount.ClusterId],
            new JObject { ["task_id"] = changed.Body["task_id"] }
        );

        Assert.Empty(all.Lost);
        Assert.Equal(
            ["cluster_scaleout", "nodepool_update"],
            all.Body["events"]!.Select(reply => (string)reply["type"]!).Distinct().Order(StringComparer.Ordinal)
        );
        Assert.All(
            its.Body["events"]!,
            reply => Assert.Equal(("nodepool_update", pool), ((string)reply["type"]!, (string)reply["subject"]!))
        );
        Assert.Equal(its.Body["events"]!.Count(), its.Body["events"]!.Select(reply => (string)reply["event_id"]!).Distinct().Count());
    }

    [Fact]
    public async Task Quota_OfPools_IsEnforced()
    {
        await using var session = await EmulatorSession.OpenAsync();
        var quota = await session.Vendor.AckAsync("DescribeUserQuota", []);
        var most = (int)quota.Body["cluster_nodepool_quota"]!;

        for (var number = 0; number < most; number++)
        {
            await session.Vendor.AckAsync("CreateClusterNodePool", [DemoAccount.ClusterId], SampleNodePools.Full($"pool-{number}", 0));
        }
        var fault = await Assert.ThrowsAsync<VendorException>(() =>
            session.Vendor.AckAsync("CreateClusterNodePool", [DemoAccount.ClusterId], SampleNodePools.Full("more", 0))
        );

        Assert.Empty(quota.Lost);
        Assert.Equal("QuotaExceeded.NodePool", fault.Code);
    }

    [Fact]
    public async Task RegionsAndPlans_AreThoseOfTheDemoAccount()
    {
        // At real speed: at the usual one of tests, the week until the plan starts passes in less than a second.
        await using var session = await EmulatorSession.OpenAsync(options: new EmulatorOptions());

        var regions = await session.Vendor.AckAsync("DescribeRegions", [], new JObject { ["acceptLanguage"] = "en-US" });
        var plans = await session.Vendor.AckAsync("ListOperationPlans", [], new JObject { ["cluster_id"] = DemoAccount.SecondClusterId });
        var none = await session.Vendor.AckAsync("ListOperationPlans", [], new JObject { ["cluster_id"] = DemoAccount.ClusterId });

        Assert.Equal(
            (DemoAccount.Region, "China (Hangzhou)"),
            ((string)regions.Body["regions"]!.Single()["regionId"]!, (string)regions.Body["regions"]!.Single()["localName"]!)
        );
        Assert.Equal(
            ("cluster_upgrade", "scheduled"),
            ((string)plans.Body["plans"]!.Single()["type"]!, (string)plans.Body["plans"]!.Single()["state"]!)
        );
        Assert.Empty(none.Body["plans"]!);
        Assert.Empty(regions.Lost.Concat(plans.Lost));
    }
}
