using System.CommandLine;
using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Pins;
using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.Validation;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Locks;
using ContainerOS.Model.Releases;
using ContainerOS.Model.Versions;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Cli.Commands.Pins;

/// <summary><c>containeros pins why</c>.</summary>
internal static class PinsWhyCommand
{
    internal static Command Create()
    {
        var version = PinOptions.Version();
        var programs = PinOptions.Programs();
        var stack = PinOptions.Stack();
        var file = PinOptions.Lock();
        var releases = PinOptions.Releases();
        var json = PinOptions.Json();
        var command = new Command("why", "Show which programs use a release, and what keeps them from a newer one.")
        {
            version,
            programs,
            stack,
            file,
            releases,
            json,
        };
        command.SetAction(
            (parsed, ct) =>
                CommandRunner.RunAsync(async () =>
                {
                    var release = PinOptions.ParseVersion(parsed.GetValue(version)!);
                    var found = ProgramFinder.Find(parsed.GetValue(programs)!, parsed.GetValue(stack), new Dictionary<string, string>());
                    var output = ConsoleOutput.ForRun();
                    var path = PinOptions.FileOf(parsed.GetValue(file), found.Programs[0].Directory);
                    var pins = LockFileStore.Read(path);
                    var catalog = new ReleaseCatalog(parsed.GetValue(releases)!);
                    var pools = (await PinnedPools.ReadAsync(found.Programs, ct)).Pools.Where(pool => pool.Version == release).ToList();
                    await using var rules = new PinValidation(found.Programs, output);
                    List<ReleaseObstacles> newer = [];
                    foreach (var candidate in catalog.All.Where(each => each.Version > release))
                    {
                        newer.Add(await ObstaclesAsync(candidate, path, pins, catalog, pools, rules, ct));
                    }

                    if (parsed.GetValue(json))
                    {
                        await output.WriteJsonAsync(Json(release, pools, newer));
                    }
                    else
                    {
                        WriteText(release, pools, newer, output.Out, output.Style);
                    }

                    return Runs.ExitCode.Done;
                })
        );
        return command;
    }

    private static async Task<ReleaseObstacles> ObstaclesAsync(
        ContainerOsRelease release,
        string path,
        ImageLock pins,
        ReleaseCatalog catalog,
        IReadOnlyList<PinnedPool> pools,
        PinValidation rules,
        CancellationToken ct
    )
    {
        var held = pins
            .Pins.Where(pin => pin.Version == release.Version && (pin.Revoked is not null || pin.Quarantined is not null))
            .ToList();
        List<string> reasons = [.. held.Select(pin => $"{pin.Key} is {PinState.Describe(pin)}")];
        if (release.ImageId is null && pins.Pins.All(pin => pin.Version != release.Version))
        {
            reasons.Add("its image is not published");
        }

        if (reasons.Count > 0 || pools.Count == 0)
        {
            return new(release, reasons, []);
        }

        var plan = PinUpdatePlan.Create(path, pins, catalog, release.Version, pools);
        var inferred = ContainerOsReleases.MinKubernetesMinor(release.Version);
        if (inferred is { } minor && inferred != ContainerOsReleases.MinKubernetesMinor(pools[0].Version!.Value))
        {
            reasons.Add($"it needs Kubernetes 1.{minor} or later");
        }

        return new(release, reasons, await rules.FindNewAsync(plan, ct));
    }

    private static void WriteText(
        OsVersion release,
        IReadOnlyList<PinnedPool> pools,
        IReadOnlyList<ReleaseObstacles> newer,
        SafeWriter text,
        AnsiStyle style
    )
    {
        text.WriteLine(
            pools.Count == 0 ? $"No pool of these programs names ContainerOS {release}." : style.Bold($"ContainerOS {release} is named by")
        );
        foreach (var pool in pools)
        {
            text.WriteLine(
                $"  {SafeText.Line(pool.Name)}  {SafeText.Line($"{pool.Place}")}  (stack {SafeText.Line(pool.Program.Stack)}, "
                    + $"region {SafeText.Line(pool.Region ?? "not configured")})"
            );
        }

        foreach (var each in newer)
        {
            var errors = each.Findings.Count(finding => finding.Severity is Severity.Error);
            var isBlocked = each.Reasons.Any(reason => !reason.StartsWith("it needs", StringComparison.Ordinal)) || errors > 0;
            text.WriteLine();
            text.WriteLine(
                $"{style.Bold($"{each.Release.Version}")}  "
                    + (isBlocked ? style.Red("cannot be used as the programs are") : style.Green("nothing here keeps the pools from it"))
            );
            foreach (var reason in each.Reasons)
            {
                text.WriteLine($"  {SafeText.Line(reason)}");
            }

            foreach (var finding in each.Findings)
            {
                text.WriteLine(
                    $"  {finding.Severity.ToString().ToLowerInvariant()} {finding.Code}  {SafeText.Line($"{finding.Path}: {finding.Text}")}"
                );
            }
        }

        if (newer.Count == 0)
        {
            text.WriteLine("No newer release is known.");
        }
    }

    private static JObject Json(OsVersion release, IReadOnlyList<PinnedPool> pools, IReadOnlyList<ReleaseObstacles> newer) =>
        new()
        {
            ["version"] = release.ToString(),
            ["pools"] = new JArray(
                pools.Select(pool => new JObject
                {
                    ["urn"] = pool.Urn,
                    ["region"] = pool.Region,
                    ["file"] = pool.Position?.File,
                    ["line"] = pool.Position?.Line,
                })
            ),
            ["newer"] = new JArray(
                newer.Select(each => new JObject
                {
                    ["version"] = each.Release.Version.ToString(),
                    ["reasons"] = new JArray(each.Reasons),
                    ["diagnostics"] = FindingJson.Write(each.Findings),
                })
            ),
        };

    /// <summary>What keeps pools from a newer release.</summary>
    /// <param name="Release">The newer release.</param>
    /// <param name="Reasons">Reasons that are not findings of rules.</param>
    /// <param name="Findings">What rules find only with the newer release.</param>
    private sealed record ReleaseObstacles(ContainerOsRelease Release, IReadOnlyList<string> Reasons, IReadOnlyList<Finding> Findings);
}
