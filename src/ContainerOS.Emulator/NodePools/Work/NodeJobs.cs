using ContainerOS.Emulator.Catalogue;
using ContainerOS.Emulator.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools.Work;

/// <summary>Creates the work that requests start.</summary>
internal static class NodeJobs
{
    /// <summary>Upgrades nodes to an image or version. An upgrade of all nodes also changes the pool's settings (inferred).</summary>
    internal static NodeJob Upgrade(JObject pool, JObject body)
    {
        var (group, kubernetes) = (pool["spec"]!["scaling_group"]!, pool["spec"]!["kubernetes_config"]!);
        var image = (string?)body["image_id"] ?? (string)group["image_id"]!;
        ApiException.ThrowUnless(
            (string?)group["image_type"] != "ContainerOS" || VersionCatalogue.ReleaseOf(image) is not null,
            $"The image {image} does not exist",
            "InvalidImageId.NotFound"
        );
        ApiException.ThrowUnless((string?)body["runtime_type"] is null or "containerd", "runtime_type must be containerd");
        var names = NodeSelection.Names(body["node_names"]);
        if (names.Count == 0)
        {
            group["image_id"] = image;
            kubernetes["runtime_version"] = body["runtime_version"] ?? kubernetes["runtime_version"];
        }

        return new("nodepool_upgrade", "updating", NodeSelection.Of(pool, names))
        {
            Fields = _ => new JObject { ["image"] = image, ["fixed"] = new JArray() },
            Milliseconds = 60_000,
            Rollout = RolloutPolicy.Of(body["rolling_policy"]),
        };
    }

    internal static NodeJob Repair(JObject pool, JObject body) =>
        new("nodepool_repair", "updating", NodeSelection.Of(pool, NodeSelection.Names(body["nodes"]))) { Milliseconds = 20_000 };

    /// <summary>Removes nodes and decreases the desired size (inferred).</summary>
    internal static NodeJob Remove(JObject pool, ApiRequest request)
    {
        var names = (string[])[.. Listed(request, "instance_ids"), .. Listed(request, "nodes")];
        ApiException.ThrowUnless(names.Length > 0, "instance_ids or nodes is required");
        var nodes = NodeSelection.Of(pool, names);
        if (!PoolNodes.IsAutoScaled((JObject)pool["spec"]!))
        {
            pool["spec"]!["scaling_group"]!["desired_size"] = PoolNodes.Of(pool).Count - nodes.Count;
        }

        var (isAtOnce, released) = (request.Parameter("concurrency") == "true", request.Parameter("release_node") == "true");
        return new("nodepool_remove_nodes", "removing", nodes)
        {
            Removal = (true, released),
            Rollout = isAtOnce ? RolloutPolicy.AllAtOnce : new(1, 0, 0),
        };
    }

    internal static NodeJob Configure(JObject pool, JObject body)
    {
        NodeConfigAdmission.CheckKubelet(body["kubelet_config"]);
        NodeConfigAdmission.CheckContainerd(body["containerd_config"]);
        var stored = (JObject)(pool["spec"]!["node_config"] as JObject ?? (pool["spec"]!["node_config"] = new JObject()));
        foreach (
            var (requested, field) in new[]
            {
                ("kubelet_config", "kubelet_configuration"),
                ("containerd_config", "containerd_config"),
                ("os_config", "node_os_config"),
            }
        )
        {
            if (body[requested] is JObject settings)
            {
                stored[field] = settings.DeepClone();
            }
        }

        var pace = body["rolling_policy"] is JObject policy ? RolloutPolicy.Of(policy) : RolloutPolicy.AllAtOnce;
        return new("nodepool_node_config", "updating", NodeSelection.Of(pool, NodeSelection.Names(body["node_names"]))) { Rollout = pace };
    }

    private static IReadOnlyList<string> Listed(ApiRequest request, string name) =>
        request.Parameter(name) is { Length: > 0 } text ? NodeSelection.Names(JsonList.Read(name, text)) : [];
}
