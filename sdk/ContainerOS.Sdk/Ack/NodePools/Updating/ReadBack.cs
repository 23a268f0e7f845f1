using System.Globalization;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Ack.NodePools.Updating;

/// <summary>Compares what was asked for with what a pool is.</summary>
internal static class ReadBack
{
    // No description tells these (reply model of cs-20151215; a password is never told).
    private static readonly string[] Untold = ["update_nodes", "concurrency", "login_password", "auto_upgrade_os", "auto_upgrade_runtime"];

    /// <summary>The paths of what was asked for and is not so.</summary>
    public static IEnumerable<string> Missing(JObject wish, JObject live) =>
        wish.Properties()
            .Where(field => !Untold.Contains(field.Name) && field.Value.Type is not JTokenType.Null)
            .SelectMany(field => Missing(field.Name, field.Value, live[field.Name]));

    private static IEnumerable<string> Missing(string path, JToken wish, JToken? live) =>
        wish switch
        {
            JObject fields => Missing(fields, live as JObject ?? []).Select(inner => $"{path}.{inner}"),
            JArray items => IsSame(path, items, live as JArray ?? []) ? [] : [path],
            _ => Text(wish) == Text(live) ? [] : [path],
        };

    /// <summary>Whether two lists hold the same in any order. The service adds tags of its own, so further ones are none of ours.</summary>
    private static bool IsSame(string path, JArray wish, JArray live) =>
        (wish.Count == live.Count || path == "tags") && wish.All(item => live.Any(other => IsThere(item, other)));

    private static bool IsThere(JToken wish, JToken live) =>
        wish is JObject fields ? live is JObject others && !Missing(fields, others).Any() : Text(wish) == Text(live);

    // The service tells some numbers and truths as text; an unset text and an empty one are the same to it.
    private static string Text(JToken? value) =>
        value switch
        {
            JValue { Value: bool truth } => truth ? "true" : "false",
            JValue scalar => scalar.ToString(CultureInfo.InvariantCulture),
            null => string.Empty,
            _ => value.ToString(),
        };
}
