using ContainerOS.Emulator.NodePools;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Http;

/// <summary>DescribeClusterNodes: the nodes that are asked for, a page at a time. Its parameters mix casings, as the vendor's do.</summary>
internal static class NodePages
{
    private const int UsualSize = 10;
    private const int MostSize = 100;
    private static readonly string[] States = ["all", "running", "removing", "initial", "failed"];

    internal static JObject Answer(ApiRequest request, PoolBook pools, string cluster)
    {
        var (number, size) = (Number(request, "pageNumber", 1), Math.Min(Number(request, "pageSize", UsualSize), MostSize));
        var nodes = pools.Nodes(cluster, request.Parameter("nodepool_id")).Where(Asked(request)).ToList();
        return new JObject
        {
            ["nodes"] = new JArray(nodes.Skip((number - 1) * size).Take(size)),
            ["page"] = new JObject { ["page_number"] = number, ["page_size"] = size, ["total_count"] = nodes.Count },
        };
    }

    private static Func<JToken, bool> Asked(ApiRequest request)
    {
        var state = request.Parameter("state") ?? "all";
        ApiFault.Unless(States.Contains(state), $"state is one of {string.Join(", ", States)}");
        var ids = request.Parameter("instanceIds")?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        return node => (ids.Length == 0 || ids.Contains((string?)node["instance_id"])) && (state == "all" || StateOf(node) == state);
    }

    /// <summary>The filter has no word for a node that is pending: it counts as initial (inferred).</summary>
    private static string? StateOf(JToken node) => (string?)node["state"] is "pending" ? "initial" : (string?)node["state"];

    private static int Number(ApiRequest request, string name, int usual)
    {
        if (request.Parameter(name) is not { Length: > 0 } text)
        {
            return usual;
        }

        ApiFault.Unless(int.TryParse(text, out var number) && number > 0, $"{name} is a number of 1 or more");
        return number;
    }
}
