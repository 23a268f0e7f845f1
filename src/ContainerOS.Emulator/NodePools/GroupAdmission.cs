using ContainerOS.Emulator.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools;

/// <summary>Spot settings, security groups and tags of a scaling group.</summary>
internal static class GroupAdmission
{
    /// <summary>ECS accepts 20 tags per instance, and ACK adds three to every node.</summary>
    private const int MaxTags = 20 - 3;
    private const int LongestKey = 128;

    internal static void Check(JObject group)
    {
        NumberBounds.Check(
            group,
            "scaling_group",
            ("on_demand_base_capacity", 0, 1000),
            ("on_demand_percentage_above_base_capacity", 0, 100),
            ("spot_instance_pools", 1, 10)
        );
        ApiException.ThrowUnless(
            group["security_group_ids"] is not JArray { Count: not (>= 1 and <= 5) },
            "scaling_group.security_group_ids takes 1 to 5 entries"
        );
        CheckTags([.. (group["tags"] as JArray ?? []).OfType<JObject>()]);
    }

    private static void CheckTags(List<JObject> tags)
    {
        ApiException.ThrowUnless(tags.Count <= MaxTags, $"scaling_group.tags takes {MaxTags} entries");
        foreach (var tag in tags)
        {
            var (key, value) = ((string?)tag["key"] ?? string.Empty, (string?)tag["value"] ?? string.Empty);
            ApiException.ThrowUnless(key.Length is >= 1 and <= LongestKey, $"the key of a tag must have 1 to {LongestKey} characters");
            ApiException.ThrowUnless(
                !Begins(key, "aliyun") && !Begins(key, "acs:"),
                $"the tag key {key} must not start with aliyun or acs:"
            );
            ApiException.ThrowUnless(!HoldsAddress(key) && !HoldsAddress(value), $"the tag {key} must not contain http:// or https://");
        }
    }

    private static bool Begins(string key, string prefix) => key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    private static bool HoldsAddress(string text) =>
        text.Contains("http://", StringComparison.OrdinalIgnoreCase) || text.Contains("https://", StringComparison.OrdinalIgnoreCase);
}
