using ContainerOS.Emulator.Catalogue;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools;

/// <summary>The stored form of a pool: requests get defaults, and replies omit write-only fields.</summary>
internal static class NodePoolModel
{
    /// <summary>Fields that ModifyClusterNodePool does not have.</summary>
    private static readonly string[] NotUpdatable =
    [
        "instance_metadata_options",
        "ram_role_name",
        "security_group_id",
        "login_as_non_root",
        "cis_enabled",
        "soc_enabled",
        "security_hardening_os",
        "scaling_group_id",
    ];

    /// <summary>Creates the stored pool from a request and the service's defaults.</summary>
    internal static JObject CreateFrom(JObject body, string id, string scalingGroupId, string created)
    {
        var pool = new JObject();
        foreach (
            var name in new[]
            {
                "nodepool_info",
                "scaling_group",
                "kubernetes_config",
                "auto_scaling",
                "management",
                "node_config",
                "node_components",
            }
        )
        {
            pool[name] = body[name]?.DeepClone() ?? (name == "node_components" ? new JArray() : new JObject());
        }

        Fill(
            (JObject)pool["nodepool_info"]!,
            ("type", "ess"),
            ("nodepool_id", id),
            ("region_id", DemoAccount.Region),
            ("is_default", false),
            ("created", created),
            ("updated", created)
        );
        Fill(
            (JObject)pool["scaling_group"]!,
            ("image_id", VersionCatalogue.DefaultImage),
            ("instance_charge_type", "PostPaid"),
            ("scaling_group_id", scalingGroupId),
            ("scaling_policy", "release"),
            ("multi_az_policy", "COST_OPTIMIZED"),
            ("security_group_id", "sg-demo"),
            ("security_group_ids", new JArray("sg-demo")),
            ("system_disk_category", "cloud_essd"),
            ("system_disk_size", 40),
            ("desired_size", (int?)body["count"] ?? 0),
            ("tags", new JArray())
        );
        Fill(
            (JObject)pool["kubernetes_config"]!,
            ("runtime", "containerd"),
            ("runtime_version", "2.1.6"),
            ("cpu_policy", "none"),
            ("unschedulable", false),
            ("cms_enabled", true),
            ("labels", new JArray()),
            ("taints", new JArray())
        );
        Fill((JObject)pool["auto_scaling"]!, ("enable", false));
        Fill((JObject)pool["management"]!, ("enable", false));
        return pool;
    }

    /// <summary>Applies a patch to a pool: objects are merged, lists and values are replaced. Unknown fields are ignored.</summary>
    internal static void ApplyPatch(JObject pool, JObject patch)
    {
        foreach (var name in new[] { "nodepool_info", "scaling_group", "kubernetes_config", "auto_scaling", "management" })
        {
            if (patch[name] is JObject group)
            {
                ApplyPatch(group, (JObject)pool[name]!, name == "scaling_group" ? NotUpdatable : []);
            }
        }
    }

    /// <summary>The pool in the format of DescribeClusterNodePoolDetail.</summary>
    internal static JObject ToReply(JObject pool)
    {
        var result = (JObject)pool.DeepClone();
        if (result["management"]?["auto_upgrade_policy"] is JObject policy)
        {
            policy.Remove("auto_upgrade_os");
            policy.Remove("auto_upgrade_runtime");
        }

        // In the vendor's reply, node_config has no containerd options, and its OS options are limited to huge pages.
        (result["node_config"] as JObject)?.Remove("containerd_config");
        if (result["node_config"]?["node_os_config"] is JObject os)
        {
            os.ReplaceAll(os.Properties().Where(field => field.Name == "hugepage").ToArray());
        }

        return result;
    }

    private static void ApplyPatch(JObject patch, JObject over, string[] ignored)
    {
        foreach (var field in patch.Properties().Where(field => field.Value.Type != JTokenType.Null && !ignored.Contains(field.Name)))
        {
            if (field.Value is JObject inner && over[field.Name] is JObject basis)
            {
                ApplyPatch(inner, basis, []);
            }
            else
            {
                over[field.Name] = field.Value.DeepClone();
            }
        }
    }

    private static void Fill(JObject group, params (string Name, JToken Value)[] defaults)
    {
        foreach (var (name, value) in defaults.Where(entry => group[entry.Name] is null or { Type: JTokenType.Null }))
        {
            group[name] = value;
        }
    }
}
