using System.Text.Json.Nodes;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Provider.Ownership;
using ContainerOS.Provider.Shapes;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Json;
using ContainerOS.UserData;

namespace ContainerOS.Provider.NodePools.Cloud;

/// <summary>
/// The requests that create and update a pool: the properties at the places that their definitions declare, and what is composed from
/// more than one value.
/// </summary>
internal static class NodePoolRequests
{
    private const string ScalingGroup = "scaling_group";
    private const string KubernetesConfig = "kubernetes_config";
    private const string Labels = "labels";
    private const string Tags = "tags";
    private const string DataDisks = "data_disks";

    /// <summary>The request that creates a pool.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="imageId">The image of the release; null for the choice of ACK.</param>
    /// <param name="ownership">The ownership tag; null for none.</param>
    /// <param name="packing">Whether the contents of files in user data are packed.</param>
    internal static CreateNodePoolRequest CreateRequest(
        PropertyMap inputs,
        string? imageId,
        OwnershipTag? ownership,
        ContentPacking packing = ContentPacking.None
    )
    {
        var body = new JsonObject
        {
            ["nodepool_info"] = new JsonObject { ["type"] = "ess" },
            [ScalingGroup] = new JsonObject
            {
                ["image_type"] = "ContainerOS",
                ["instance_charge_type"] = inputs.ContainsKey("prepaid") ? "PrePaid" : "PostPaid",
            },
            [KubernetesConfig] = new JsonObject { ["runtime"] = "containerd" },
        };
        if (imageId is not null)
        {
            body[ScalingGroup]!["image_id"] = imageId;
        }

        CloudJson.Write(NodePoolShape.Inputs, Defaults.Fill(NodePoolShape.Inputs, inputs, isCreate: true), body, CloudCall.Create);
        AddEntries(body, ScalingGroup, Tags, live: null, removed: [], ownership?.Value);
        WriteUserData(body, live: null, inputs, packing);
        return body.Aggregate(new CreateNodePoolRequest(), (request, group) => request.With(group.Key, group.Value!.DeepClone()));
    }

    /// <summary>The request that changes a pool (ModifyClusterNodePool).</summary>
    /// <param name="live">The live pool as ACK returned it: its lists are completed.</param>
    /// <param name="target">The inputs, and the values that removed properties go back to.</param>
    /// <param name="changes">What to send.</param>
    /// <param name="imageId">The image of the release, for a change of the release; null to keep the image.</param>
    /// <param name="ownership">The ownership tag that the pool has afterwards; null for none.</param>
    /// <param name="packing">Whether the contents of files in user data are packed.</param>
    internal static NodePoolPatch CreatePatch(
        JsonObject live,
        PropertyMap target,
        IReadOnlyList<InputChange> changes,
        string? imageId,
        string? ownership,
        ContentPacking packing
    )
    {
        var roots = changes.Select(change => change.Root).ToHashSet();
        if (roots.Contains("spot"))
        {
            roots.Add("multiAzPolicy");
        }

        var body = new JsonObject();
        var filled = Defaults.Fill(NodePoolShape.Inputs, target, isCreate: false);
        CloudJson.Write(NodePoolShape.Inputs, filled, body, CloudCall.Modify, property => roots.Contains(property.Name));
        if (roots.Contains("desiredSize") && !target.ContainsKey("autoScaling") && CloudField.IsOn(live, "auto_scaling.enable"))
        {
            // Another system turned the autoscaler on.
            CloudJson.Set(body, ["auto_scaling", "enable"], false);
        }

        if (roots.Contains(Labels))
        {
            AddEntries(body, KubernetesConfig, Labels, live, RemovedKeys(changes, Labels), ownership: null);
        }

        if (roots.Contains(Tags))
        {
            AddEntries(body, ScalingGroup, Tags, live, RemovedKeys(changes, Tags), ownership);
        }

        if (roots.Contains("os") && imageId is not null)
        {
            CloudJson.Set(body, [ScalingGroup, "image_id"], imageId);
        }

        if (roots.Contains("bootstrap"))
        {
            WriteUserData(body, live, target, packing);
        }

        CompleteDataDisk(body, live);
        return body.Aggregate(new NodePoolPatch(), (patch, group) => patch.With(group.Key, group.Value!.DeepClone()));
    }

    /// <summary>The request that changes kubelet, containerd and kernel options; null if none of them changes.</summary>
    internal static NodeConfigChange? CreateNodeConfig(JsonObject live, PropertyMap target, IReadOnlyList<InputChange> changes)
    {
        var roots = changes.Select(change => change.Root).ToHashSet();
        var body = new JsonObject();
        if (roots.Contains("kubelet") && live["node_config"]?["kubelet_configuration"] is JsonObject options)
        {
            // Whether ACK merges the options or replaces them all is not documented, so those of the pool are sent too.
            body["kubelet_config"] = options.DeepClone();
        }

        if (roots.Overlaps(["sysctls", "hugePages"]))
        {
            roots.UnionWith(["sysctls", "hugePages"]);
            if (live["node_config"]?["node_os_config"]?["hugepage"] is JsonObject pages)
            {
                CloudJson.Set(body, ["os_config", "hugepage"], pages.DeepClone());
            }
        }

        CloudJson.Write(NodePoolShape.Inputs, target, body, CloudCall.NodeConfig, property => roots.Contains(property.Name));
        if (body.Count == 0 || !roots.Any(root => NodePoolShape.Inputs.Find(root) is { Field.ChangedBy: CloudCall.NodeConfig }))
        {
            return null;
        }

        var rollout = NodePoolBinding.ReadRollout(target);
        body["rolling_policy"] = new JsonObject { ["max_parallelism"] = rollout.MaxParallelism?.Content ?? 1 };
        if (rollout.MaxFailedNodes is { } failures)
        {
            body["rolling_policy"]!["max_failed_nodes"] = failures.Content;
        }

        if (rollout.NodeNames is { } names)
        {
            body["node_names"] = new JsonArray([.. names.Items.Select(name => JsonValue.Create(name.Content))]);
        }

        return body.Aggregate(new NodeConfigChange(), (change, group) => change.With(group.Key, group.Value!.DeepClone()));
    }

    private static HashSet<string> RemovedKeys(IReadOnlyList<InputChange> changes, string root) =>
        [
            .. changes
                .Where(change => change.Root == root && change.Kind is ChangeKind.Delete && change.Steps.Count > 1)
                .Select(change => change.Steps[1]),
        ];

    /// <summary>
    /// Completes the entries of the program: ACK replaces a whole list, so those that the service or another system added are sent again.
    /// </summary>
    private static void AddEntries(JsonObject body, string group, string name, JsonObject? live, HashSet<string> removed, string? ownership)
    {
        var entries = body[group]?[name] as JsonArray ?? [];
        var own = entries.Select(entry => KeyOf(entry)).ToHashSet();
        foreach (var entry in (live?[group]?[name] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (KeyOf(entry) is { } key && key != OwnershipTag.Key && !own.Contains(key) && !removed.Contains(key))
            {
                entries.Add(entry.DeepClone());
            }
        }

        if (ownership is not null)
        {
            entries.Add((JsonNode)new JsonObject { ["key"] = OwnershipTag.Key, ["value"] = ownership });
        }

        if (entries.Parent is null)
        {
            CloudJson.Set(body, [group, name], entries);
        }
    }

    private static string? KeyOf(JsonNode? entry) => entry?["key"]?.ToString();

    /// <summary>
    /// Completes the data disk by what the pool has: ACK replaces the whole list. What belongs to the old category is left out.
    /// </summary>
    private static void CompleteDataDisk(JsonObject body, JsonObject live)
    {
        if (OnlyDisk(body) is not { } disk || OnlyDisk(live) is not { } current)
        {
            return;
        }

        var category = disk["category"]?.ToString() ?? current["category"]?.ToString();
        foreach (var (name, value) in current)
        {
            var needed = DiskShape.Data.Properties.FirstOrDefault(property => property.Field?.Path == name)?.Field?.Needs?.Value;
            if (!disk.ContainsKey(name) && (needed is null || needed == category))
            {
                disk[name] = value?.DeepClone();
            }
        }
    }

    private static JsonObject? OnlyDisk(JsonObject pool) =>
        pool[ScalingGroup]?[DataDisks] is JsonArray { Count: 1 } disks ? disks[0] as JsonObject : null;

    private static void WriteUserData(JsonObject body, JsonObject? live, PropertyMap inputs, ContentPacking packing)
    {
        var bootstrap = inputs.Find("bootstrap") is { } containers
            ? Kinds.Object(BootstrapShape.Container).ReadList(containers)
            : ValueList<BootstrapContainer>.Of();
        foreach (var (field, text) in UserDataMapping.Write(live?[KubernetesConfig] as JsonObject, bootstrap, packing))
        {
            CloudJson.Set(body, [KubernetesConfig, field], text);
        }
    }
}
