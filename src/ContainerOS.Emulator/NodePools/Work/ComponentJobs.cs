using ContainerOS.Emulator.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools.Work;

/// <summary>The components of a pool's nodes. Their names are not checked: the vendor's list is not published.</summary>
internal static class ComponentJobs
{
    internal static NodeJob Install(JObject pool, JObject body)
    {
        var requested = (body["components"] as JArray ?? []).OfType<JObject>().ToList();
        ApiException.ThrowUnless(requested.Count > 0, "components is required");
        foreach (var component in requested)
        {
            ApiException.ThrowUnless((string?)component["name"] is { Length: > 0 }, "components[].name is required");
            Find(pool, (string)component["name"]!)?.Remove();
            StoredComponents(pool).Add(Shape(component));
        }

        return Job(pool, body);
    }

    internal static NodeJob Update(JObject pool, JObject body)
    {
        var component = Find(pool, (string?)body["name"] ?? string.Empty);
        ApiException.ThrowUnless(component is not null, $"The node pool has no component {body["name"]}", "ErrorComponentNotFound");
        component!["version"] = body["version"] ?? component["version"];
        component["config"] = body["config"] is JObject config ? Config(config) : component["config"];
        return Job(pool, body) is var job && (bool?)body["disableRolling"] == true ? job with { Nodes = [] } : job;
    }

    private static NodeJob Job(JObject pool, JObject body)
    {
        var rolling = body["rollingPolicy"];
        var policy = new JObject
        {
            ["max_parallelism"] = rolling?["maxParallelism"],
            ["batch_interval"] = rolling?["batchInterval"],
            ["pause_policy"] = rolling?["pausePolicy"],
        };
        return new("nodepool_component", "updating", NodeSelection.Of(pool, NodeSelection.Names(body["nodeNames"])))
        {
            Rollout = RolloutPolicy.Of(policy),
        };
    }

    private static JArray StoredComponents(JObject pool) =>
        pool["spec"]!["node_components"] as JArray ?? (JArray)(pool["spec"]!["node_components"] = new JArray());

    private static JObject? Find(JObject pool, string name) =>
        StoredComponents(pool).OfType<JObject>().FirstOrDefault(component => (string?)component["name"] == name);

    private static JObject Shape(JObject requested) =>
        new()
        {
            ["name"] = requested["name"],
            ["version"] = requested["version"] ?? "latest",
            ["config"] = Config(requested["config"] as JObject ?? []),
        };

    /// <summary>The request uses customConfig, the description of the pool custom_config.</summary>
    private static JObject Config(JObject requested) =>
        new() { ["envs"] = requested["envs"] ?? new JArray(), ["custom_config"] = requested["customConfig"] ?? new JObject() };
}
