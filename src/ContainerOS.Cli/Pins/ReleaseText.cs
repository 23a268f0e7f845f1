using ContainerOS.Model.Releases;
using ContainerOS.Model.Versions;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Cli.Pins;

/// <summary>Describes what changes between two releases.</summary>
internal static class ReleaseText
{
    /// <summary>The differences as lines of text: facts, fixed vulnerabilities, and the notes of each release in between.</summary>
    internal static IEnumerable<string> Lines(ReleaseCatalog catalog, OsVersion from, OsVersion to)
    {
        if (catalog.Find(from)?.Release is { } old && catalog.Find(to)?.Release is { } now)
        {
            foreach (var (name, before, after) in new ReleaseStep(old, now).Differences)
            {
                yield return $"{name, -12}{before} -> {after}";
            }
        }

        var isBack = to < from;
        var (low, high) = isBack ? (to, from) : (from, to);
        foreach (var release in catalog.Between(low, high))
        {
            var label = isBack ? $"{release.Version} lost" : release.Version.ToString();
            foreach (var change in Notes(release))
            {
                yield return $"{label, -12}{change}";
                label = string.Empty;
            }
        }
    }

    /// <summary>The differences as JSON.</summary>
    internal static JObject Json(ReleaseCatalog catalog, OsVersion from, OsVersion to)
    {
        var (low, high) = to < from ? (to, from) : (from, to);
        var facts = new JObject();
        if (catalog.Find(from)?.Release is { } old && catalog.Find(to)?.Release is { } now)
        {
            foreach (var (name, before, after) in new ReleaseStep(old, now).Differences)
            {
                facts[name] = new JObject { ["from"] = before, ["to"] = after };
            }
        }

        return new JObject
        {
            ["differences"] = facts,
            ["releases"] = new JArray(
                catalog
                    .Between(low, high)
                    .Select(release => new JObject
                    {
                        ["version"] = release.Version.ToString(),
                        ["released"] = release.Released,
                        ["changes"] = new JArray(release.Changes),
                        ["fixedVulnerabilities"] = new JArray(release.FixedVulnerabilities),
                    })
            ),
        };
    }

    private static IEnumerable<string> Notes(ContainerOsRelease release) =>
        release.FixedVulnerabilities.Count == 0
            ? release.Changes
            : release.Changes.Append($"fixes {string.Join(", ", release.FixedVulnerabilities)}");
}
