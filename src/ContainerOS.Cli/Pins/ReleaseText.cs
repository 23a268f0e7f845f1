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

/// <summary>What changes between nodes of one release and of another.</summary>
/// <param name="From">The release before.</param>
/// <param name="To">The release after.</param>
internal sealed record ReleaseStep(ContainerOsRelease From, ContainerOsRelease To)
{
    /// <summary>The facts that differ, with their values before and after.</summary>
    internal IEnumerable<(string Name, string Old, string New)> Differences =>
        new[]
        {
            ("kernel", From.Kernel ?? "not published", To.Kernel ?? "not published"),
            ("containerd", From.Containerd ?? "not published", To.Containerd ?? "not published"),
            ("Kubernetes", Kubernetes(From), Kubernetes(To)),
            ("image size", Size(From), Size(To)),
        }.Where(fact => fact.Item2 != fact.Item3);

    // Releases that do not state a minimum need at least that of the newest earlier release that does (inferred).
    private static string Kubernetes(ContainerOsRelease release) =>
        (release.MinKubernetesMinor ?? ContainerOsReleases.MinKubernetesMinor(release.Version)) is { } minor
            ? $">= 1.{minor}"
            : "not stated";

    private static string Size(ContainerOsRelease release) => release.ImageSizeGiB is { } size ? $"{size} GiB" : "not published";
}
