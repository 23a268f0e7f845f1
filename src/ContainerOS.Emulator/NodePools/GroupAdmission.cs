using ContainerOS.Emulator.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools;

/// <summary>Spot settings, security groups and tags of a scaling group.</summary>
internal static class GroupAdmission
{
    /// <summary>ECS takes 20 tags; ACK puts three of its own on every node.</summary>
    private const int MostTags = 20 - 3;
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
        ApiException.ThrowUnless(tags.Count <= MostTags, $"scaling_group.tags takes {MostTags} entries");
        foreach (var tag in tags)
        {
            var (key, value) = ((string?)tag["key"] ?? string.Empty, (string?)tag["value"] ?? string.Empty);
            ApiException.ThrowUnless(key.Length is >= 1 and <= LongestKey, $"the key of a tag has 1 to {LongestKey} characters");
            ApiException.ThrowUnless(!Begins(key, "aliyun") && !Begins(key, "acs:"), $"the tag key {key} begins with aliyun or acs:");
            ApiException.ThrowUnless(!HoldsAddress(key) && !HoldsAddress(value), $"the tag {key} holds http:// or https://");
        }
    }

    private static bool Begins(string key, string prefix) => key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    private static bool HoldsAddress(string text) =>
        text.Contains("http://", StringComparison.OrdinalIgnoreCase) || text.Contains("https://", StringComparison.OrdinalIgnoreCase);
}
