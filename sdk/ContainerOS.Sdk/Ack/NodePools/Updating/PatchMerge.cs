using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Ack.NodePools.Updating;

/// <summary>
/// Makes of a wish the groups to send: those in which the pool differs, each whole. The service takes a group as all there is, so a
/// group of labels alone would wipe the user data beside them.
/// </summary>
internal static class PatchMerge
{
    private static readonly string[] Groups = ["nodepool_info", "scaling_group", "kubernetes_config", "auto_scaling", "management"];

    // What a description tells and ModifyClusterNodePool has no place for (request model of cs-20151215).
    private static readonly string[] Fixed =
    [
        "nodepool_info.type",
        "nodepool_info.created",
        "nodepool_info.is_default",
        "nodepool_info.nodepool_id",
        "nodepool_info.region_id",
        "nodepool_info.updated",
        "scaling_group.cis_enabled",
        "scaling_group.instance_metadata_options",
        "scaling_group.login_as_non_root",
        "scaling_group.ram_role_name",
        "scaling_group.security_group_id",
        "scaling_group.security_hardening_os",
        "scaling_group.soc_enabled",
        "scaling_group.ram_policy",
        "scaling_group.scaling_group_id",
        "management.auto_repair_policy.auto_repair_policy_id",
    ];

    /// <summary>What to send; null when the pool has all of it already.</summary>
    public static NodePoolPatch? Of(JObject live, JObject wish)
    {
        var sent = new JObject(wish.Properties().Where(field => !Groups.Contains(field.Name)));
        foreach (var group in wish.Properties().Where(field => Groups.Contains(field.Name) && field.Value is JObject))
        {
            if (ReadBack.Missing(new JObject(group), live).Any())
            {
                sent[group.Name] = Merged(live[group.Name] as JObject ?? [], (JObject)group.Value, group.Name);
            }
        }

        if (!Groups.Any(sent.ContainsKey))
        {
            return null;
        }

        // Without it labels and taints are for new nodes only.
        sent["update_nodes"] ??= sent["kubernetes_config"] is not null && ReadBack.Missing(wish, live).Any(IsOnNodes) ? true : null;
        return new(Clean(sent));
    }

    private static bool IsOnNodes(string path) =>
        path.StartsWith("kubernetes_config.labels", StringComparison.Ordinal)
        || path.StartsWith("kubernetes_config.taints", StringComparison.Ordinal);

    private static JObject Merged(JObject live, JObject wish, string group)
    {
        var merged = (JObject)live.DeepClone();
        foreach (var path in Fixed.Where(path => path.StartsWith($"{group}.", StringComparison.Ordinal)))
        {
            merged.SelectToken(path[(group.Length + 1)..])?.Parent?.Remove();
        }

        merged.Merge(wish, new() { MergeArrayHandling = MergeArrayHandling.Replace });
        return merged;
    }

    private static JObject Clean(JObject fields)
    {
        foreach (var empty in fields.Descendants().OfType<JProperty>().Where(field => field.Value.Type is JTokenType.Null).ToArray())
        {
            empty.Remove();
        }

        return fields;
    }
}
