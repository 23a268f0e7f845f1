using System.Globalization;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Ack.NodePools.Updates;

/// <summary>Finds what of a change a description does not show.</summary>
internal static class FieldDiff
{
    /// <summary>The paths of the wanted fields that the described object has not, or has otherwise; a list is one field.</summary>
    public static IReadOnlyList<string> Missing(JObject wanted, JObject described) => [.. Missing(wanted, described, string.Empty)];

    private static IEnumerable<string> Missing(JObject wanted, JToken? described, string at) => wanted.Properties().SelectMany(property =>
    {
        var path = at.Length == 0 ? property.Name : $"{at}.{property.Name}";
        var found = (described as JObject)?[property.Name];
        return (property.Value, property.Name) switch
        {
            // The service takes a password and never tells it.
            (_, "login_password") => [],
            (JObject inner, _) => Missing(inner, found, path),
            (JArray list, _) => Holds(list, found as JArray ?? [], isWhole: property.Name != "tags") ? [] : [path],
            _ => SameText(property.Value, found) ? Enumerable.Empty<string>() : [path],
        };
    });

    /// <summary>Whether every wanted item is there, in any order, and, for a whole list, no other. The service adds tags of its own.</summary>
    private static bool Holds(JArray wanted, JArray found, bool isWhole) =>
        (!isWhole || wanted.Count == found.Count) && wanted.All(item => found.Any(other => IsIn(item, other)));

    private static bool IsIn(JToken wanted, JToken found) => wanted is JObject inner ? Missing(inner, found, string.Empty).FirstOrDefault() is null : SameText(wanted, found);

    /// <summary>Numbers and truths are told as text here and there.</summary>
    private static bool SameText(JToken wanted, JToken? found) => Text(wanted) == Text(found ?? string.Empty);

    private static string Text(JToken token) => token is JValue { Value: bool truth } ? (truth ? "true" : "false") : token is JValue value ? value.ToString(CultureInfo.InvariantCulture) : string.Empty;
}
