using ContainerOS.Emulator.NodePools;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Http;

/// <summary>DescribeClusterNodes: the matching nodes, page by page. Its parameters mix casings, as in the vendor's API.</summary>
internal static class NodeListing
{
    private static readonly string[] States = ["all", "running", "removing", "initial", "failed"];

    internal static JObject Answer(ApiRequest request, NodePoolHandler pools, string cluster)
    {
        var page = NumberedPage.Of(request, "pageNumber", "pageSize");
        var nodes = pools.Nodes(cluster, request.Parameter("nodepool_id")).Where(Asked(request)).ToList();
        return new JObject { ["nodes"] = page.Slice(nodes), ["page"] = page.ToPageInfo(nodes.Count) };
    }

    private static Func<JToken, bool> Asked(ApiRequest request)
    {
        var state = request.Parameter("state") ?? "all";
        ApiException.ThrowUnless(States.Contains(state), $"state must be one of {string.Join(", ", States)}");
        var ids =
            request.Parameter("instanceIds")?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        return node => (ids.Length == 0 || ids.Contains((string?)node["instance_id"])) && (state == "all" || StateOf(node) == state);
    }

    /// <summary>The filter has no value for pending nodes; they count as initial (inferred).</summary>
    private static string? StateOf(JToken node) => (string?)node["state"] is "pending" ? "initial" : (string?)node["state"];
}
