using ContainerOS.Emulator.Catalogue;
using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Http;

namespace ContainerOS.Emulator.Clusters;

/// <summary>The operations on clusters and on the account.</summary>
internal static class ClusterOperations
{
    private static readonly string[] Exact = ["cluster_id", "cluster_type", "cluster_spec", "profile", "region_id"];

    internal static IReadOnlyList<Operation> All { get; } =
    [
        Operation.Read("DescribeClusterDetail", "GET", "/clusters/{cluster}", call => Cluster.Find(call.Args[0]).Detail),
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
        var found = Cluster
            .All.Where(cluster =>
                cluster.Name.Contains(name, StringComparison.Ordinal) && Exact.All(field => Is(cluster.Detail, call.Request, field))
            )
            .ToList();
        var shown = page.Range(found.Count)
            .Select(index => found[index].Summary(call.World.PoolsOf(found[index].Id).Sum(pool => pool.Nodes.Count)));
        return FieldMap.Of(("clusters", ListValue.Of(shown)), ("page_info", page.ToPageInfo(found.Count)));
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
