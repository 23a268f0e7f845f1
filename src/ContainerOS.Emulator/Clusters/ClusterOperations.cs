using ContainerOS.Emulator.Catalogue;
using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Http;
using ContainerOS.Emulator.Tasks;

namespace ContainerOS.Emulator.Clusters;

/// <summary>The operations on clusters and on the account.</summary>
internal static class ClusterOperations
{
    private static readonly string[] Exact = ["cluster_id", "cluster_type", "cluster_spec", "profile", "region_id"];

    internal static IReadOnlyList<Operation> All { get; } =
    [
        Operation.Read("DescribeClusterDetail", "GET", "/clusters/{cluster}", call => call.World.Cluster(call.Args[0]).Detail),
        Operation.Change("UpgradeCluster", "POST", "/api/v2/clusters/{cluster}/upgrade", Upgrade, "request_id"),
        Operation.Read("DescribeClustersV1", "GET", "/api/v1/clusters", List),
        Operation.Read(
            "DescribeKubernetesVersionMetadata",
            "GET",
            "/api/v1/metadata/versions",
            call => KubernetesVersions.Describe(call.Request.Parameter("KubernetesVersion"))
        ),
        Operation.Read("DescribeUserQuota", "GET", "/quota", _ => AccountQuota.Reply),
        Operation.Read("DescribeRegions", "GET", "/regions", Regions, "requestId"),
        Operation.Read("ListOperationPlans", "GET", "/operation/plans", Plans),
    ];

    private static FieldMap List(Call call)
    {
        var page = NumberedPage.Of(call.Request, "page_number", "page_size");
        var name = call.Request.Parameter("name") ?? string.Empty;
        var found = call
            .World.AllClusters()
            .Where(cluster =>
                cluster.Name.Contains(name, StringComparison.Ordinal) && Exact.All(field => Is(cluster.Detail, call.Request, field))
            )
            .ToList();
        var shown = page.Range(found.Count)
            .Select(index => found[index].Summary(call.World.PoolsOf(found[index].Id).Sum(pool => pool.Nodes.Count)));
        return FieldMap.Of(("clusters", ListValue.Of(shown)), ("page_info", page.ToPageInfo(found.Count)));
    }

    /// <summary>
    /// Upgrades the control plane. Nodes keep their versions until they are upgraded themselves: a call that asks for both is refused.
    /// </summary>
    private static FieldMap Upgrade(Call call)
    {
        var cluster = call.World.Cluster(call.Args[0]);
        var version = call.Body.Text("next_version") ?? call.Body.Text("version") ?? string.Empty;
        ApiException.ThrowUnless(KubernetesVersions.IsOffered(version), $"next_version {version} is not offered");
        var (next, present) = (KubernetesVersions.Parse(version), cluster.KubernetesVersion);
        ApiException.ThrowUnless(
            next > present && next.Major == present.Major && next.Minor <= present.Minor + 1,
            $"a cluster of version {cluster.Version} cannot be upgraded to {version}: versions go up by at most one minor version"
        );
        ApiException.ThrowUnless(
            call.Body.Flag("master_only") == true,
            "The emulator upgrades the control plane only: master_only must be true"
        );
        var task = TaskStart.ClusterUpgrade(call.Edit, cluster.Id, version);
        return FieldMap.Of(("cluster_id", cluster.Id), ("task_id", task.Id));
    }

    private static FieldMap Regions(Call call) =>
        FieldMap.Of(
            (
                "regions",
                ListValue.Of([
                    FieldMap.Of(
                        ("regionId", DemoAccount.Region),
                        ("localName", call.Request.Parameter("acceptLanguage") is "zh-CN" ? "华东1(杭州)" : "China (Hangzhou)")
                    ),
                ])
            )
        );

    private static FieldMap Plans(Call call)
    {
        var plan = call.World.Plan.Reply;
        var isShown = call.Now < call.World.Plan.StartsAt && Is(plan, call.Request, "cluster_id") && Is(plan, call.Request, "type");
        return FieldMap.Of(("plans", isShown ? ListValue.Of([plan]) : ListValue.Empty));
    }

    private static bool Is(FieldMap item, ApiRequest request, string field) =>
        request.Parameter(field) is not { Length: > 0 } requested || item.Text(field) == requested;
}
