using System.Globalization;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>
/// Merges a patch onto a pool, and compares a pool with a patch. ModifyClusterNodePool replaces a group as a whole: a group that only
/// sets labels would delete the user data of the pool.
/// </summary>
internal static class NodePoolPatchMerge
{
    private static readonly string[] Groups = ["nodepool_info", "scaling_group", "kubernetes_config", "auto_scaling", "management"];

    // Returned by DescribeClusterNodePoolDetail but not accepted by ModifyClusterNodePool (request model of cs-20151215).
    private static readonly string[] ReadOnlyPaths =
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

    // Lists whose order means nothing. That of others is a preference: types and vSwitches are used in their order.
    private static readonly string[] Sets = ["tags", "labels", "taints", "security_group_ids", "spot_price_limit", "private_pool_ids"];

    private static readonly (string Name, JValue None)[] OfDiskCategory =
    [
        ("system_disk_performance_level", new JValue(string.Empty)),
        ("system_disk_bursting_enabled", new JValue(false)),
        ("system_disk_provisioned_iops", new JValue(0)),
    ];

    // Accepted but never returned (response model of cs-20151215; passwords are never returned).
    private static readonly string[] WriteOnlyNames =
    [
        "update_nodes",
        "concurrency",
        "login_password",
        "auto_upgrade_os",
        "auto_upgrade_runtime",
    ];

    /// <summary>The body to send: the groups that change, merged with the current values. Null if nothing changes.</summary>
    public static NodePoolPatch? Merge(JObject current, JObject patch)
    {
        var body = new JObject(patch.Properties().Where(field => !Groups.Contains(field.Name)));
        var (wasAutoScaled, isAutoScaled) = (IsAutoScaled(current) == true, IsAutoScaled(patch) ?? IsAutoScaled(current) == true);

        // ACK refuses a size in the call that turns the autoscaler off: it is sent in a later one.
        var isTurnedOff = wasAutoScaled && !isAutoScaled;
        string[] changed =
        [
            .. FindMissing(patch, current, isForMerge: true).Where(path => !isTurnedOff || path != "scaling_group.desired_size"),
        ];
        foreach (var group in patch.Properties().Where(field => Groups.Contains(field.Name) && field.Value is JObject))
        {
            if (changed.Any(path => path.StartsWith($"{group.Name}.", StringComparison.Ordinal)))
            {
                var merged = MergeGroup(group.Name, current[group.Name] as JObject ?? [], (JObject)group.Value);

                // ACK refuses any size of an autoscaled pool, also the one that was read.
                if (group.Name == "scaling_group" && (isTurnedOff || (isAutoScaled && group.Value["desired_size"] is null)))
                {
                    merged.Remove("desired_size");
                }

                body[group.Name] = merged;
            }
        }

        if (!Groups.Any(body.ContainsKey))
        {
            return null;
        }

        // Without update_nodes, labels and taints are applied to new nodes only.
        body["update_nodes"] ??= changed.Any(AppliesToNodes) ? true : null;
        return new(RemoveNulls(body));
    }

    /// <summary>The paths of the values in a patch that a pool does not have, such as <c>scaling_group.key_pair</c>.</summary>
    public static IEnumerable<string> FindMissing(JObject patch, JObject pool) => FindMissing(patch, pool, isForMerge: false);

    private static IEnumerable<string> FindMissing(JObject patch, JObject pool, bool isForMerge)
    {
        return InObject(patch, pool);

        IEnumerable<string> InObject(JObject wanted, JObject actual) =>
            wanted
                .Properties()
                .Where(field => (isForMerge || !WriteOnlyNames.Contains(field.Name)) && field.Value.Type is not JTokenType.Null)
                .SelectMany(field => InField(field.Name, field.Value, actual[field.Name]));

        IEnumerable<string> InField(string name, JToken wanted, JToken? actual) =>
            wanted switch
            {
                JObject fields => InObject(fields, actual as JObject ?? []).Select(inner => $"{name}.{inner}"),
                JArray items when !Sets.Contains(name) => HasSameOrder(items, actual as JArray ?? []) ? [] : [name],
                JArray items => HasSameItems(items, actual as JArray ?? [], name == "tags" && !isForMerge) ? [] : [name],
                _ => Text(wanted) == Text(actual) ? [] : [name],
            };

        bool HasSameOrder(JArray wanted, JArray actual) =>
            wanted.Count == actual.Count && wanted.Zip(actual).All(pair => IsSameItem(pair.First, pair.Second));

        // ACK adds its own tags, so a pool that was updated can have more than the patch.
        bool HasSameItems(JArray wanted, JArray actual, bool mayHaveMore) =>
            (wanted.Count == actual.Count || mayHaveMore) && wanted.All(item => actual.Any(other => IsSameItem(item, other)));

        bool IsSameItem(JToken wanted, JToken actual) =>
            wanted is JObject fields ? actual is JObject others && !InObject(fields, others).Any() : Text(wanted) == Text(actual);
    }

    private static bool? IsAutoScaled(JObject pool) =>
        (pool["auto_scaling"] as JObject)?["enable"] is { } enable ? Text(enable) == "true" : null;

    private static bool AppliesToNodes(string path) =>
        path.StartsWith("kubernetes_config.labels", StringComparison.Ordinal)
        || path.StartsWith("kubernetes_config.taints", StringComparison.Ordinal);

    private static JObject MergeGroup(string name, JObject current, JObject patch)
    {
        var merged = (JObject)current.DeepClone();
        foreach (var path in ReadOnlyPaths.Where(path => path.StartsWith($"{name}.", StringComparison.Ordinal)))
        {
            merged.SelectToken(path[(name.Length + 1)..])?.Parent?.Remove();
        }

        // Level, bursting and provisioned IOPS belong to a disk category: those of the old one are not valid for the new one. A field that
        // a change leaves out may keep its value, so an empty one is sent, as the Terraform provider does.
        if (patch["system_disk_category"] is { } category && Text(category) != Text(current["system_disk_category"]))
        {
            foreach (var (field, none) in OfDiskCategory.Where(field => merged.ContainsKey(field.Name)))
            {
                merged[field] = none.DeepClone();
            }
        }

        // ACK masks a password in replies; the mask must not become the password.
        merged.Remove("login_password");

        merged.Merge(patch, new() { MergeArrayHandling = MergeArrayHandling.Replace });
        return merged;
    }

    private static JObject RemoveNulls(JObject fields)
    {
        foreach (var empty in fields.Descendants().OfType<JProperty>().Where(field => field.Value.Type is JTokenType.Null).ToArray())
        {
            empty.Remove();
        }

        return fields;
    }

    // ACK returns some numbers and booleans as text, and does not distinguish an empty text from a missing one.
    private static string Text(JToken? value) =>
        value switch
        {
            JValue { Value: bool boolean } => boolean ? "true" : "false",
            JValue scalar => scalar.ToString(CultureInfo.InvariantCulture),
            null => string.Empty,
            _ => value.ToString(),
        };
}
