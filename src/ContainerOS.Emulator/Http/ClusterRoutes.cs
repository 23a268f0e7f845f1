using ContainerOS.Emulator.Clusters;
using ContainerOS.Emulator.NodePools;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Http;

/// <summary>Routes the calls about clusters and the account.</summary>
internal static class ClusterRoutes
{
    private static readonly string[] Exact = ["cluster_id", "cluster_type", "cluster_spec", "profile", "region_id"];

    /// <summary>The reply to a call; null when this class does not handle it.</summary>
    internal static JToken? Answer(ApiRequest request, NodePoolHandler pools) =>
        (request.Method, request.PathSegments) switch
        {
            ("GET", ["api", "v1", "clusters"]) => List(request, pools),
            ("GET", ["clusters", var cluster, "events"]) => Events(request, pools, cluster),
            ("GET", ["quota"]) => AccountQuota.Describe(),
            ("GET", ["regions"]) => new JObject
            {
                ["requestId"] = null,
                ["regions"] = new JArray(
                    new JObject { ["regionId"] = DemoAccount.Region, ["localName"] = NameIn(request.Parameter("acceptLanguage")) }
                ),
            },
            ("GET", ["operation", "plans"]) => new JObject
            {
                ["plans"] = new JArray(pools.Plans.Where(plan => Is(plan, request, "cluster_id") && Is(plan, request, "type"))),
            },
            _ => null,
        };

    private static JObject List(ApiRequest request, NodePoolHandler pools)
    {
        var page = NumberedPage.Of(request, "page_number", "page_size");
        var name = request.Parameter("name") ?? string.Empty;
        var found = DemoClusters.Clusters.Where(cluster =>
            ((string)cluster["name"]!).Contains(name, StringComparison.Ordinal) && Exact.All(field => Is(cluster, request, field))
        );
        var items = found.Select(cluster => ClusterSummary.Of(cluster, pools.Nodes((string)cluster["cluster_id"]!, null).Count)).ToList();
        return new JObject { ["clusters"] = page.Slice(items), ["page_info"] = page.ToPageInfo(items.Count) };
    }

    private static JObject Events(ApiRequest request, NodePoolHandler pools, string cluster)
    {
        DemoClusters.Find(cluster);
        var page = NumberedPage.Of(request, "page_number", "page_size");
        var items = pools.Tasks.Events(cluster, request.Parameter("task_id")).ToList();
        return new JObject { ["events"] = page.Slice(items), ["page_info"] = page.ToPageInfo(items.Count) };
    }

    private static bool Is(JObject item, ApiRequest request, string field) =>
        request.Parameter(field) is not { Length: > 0 } requested || (string?)item[field] == requested;

    private static string NameIn(string? language) => language is "zh-CN" ? "华东1(杭州)" : "China (Hangzhou)";
}
