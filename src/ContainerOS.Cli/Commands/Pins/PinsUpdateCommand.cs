using System.CommandLine;
using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Pins;
using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.Validation;
using ContainerOS.Model.Versions;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Cli.Commands.Pins;

/// <summary><c>containeros pins update</c>.</summary>
internal static class PinsUpdateCommand
{
    internal static Command Create()
    {
        var programs = PinOptions.Programs();
        var stack = PinOptions.Stack();
        var file = PinOptions.Lock();
        var releases = PinOptions.Releases();
        var to = new Option<string?>("--to") { Description = "The release to move to. Default: the newest one whose image is known." };
        var minAge = new Option<string?>("--min-age")
        {
            Description = "Without --to: only releases that were published at least this long ago, such as 14d.",
        };
        var downgrade = new Option<bool>("--allow-downgrade") { Description = "Also move pools that name a newer release." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would change, and write nothing." };
        var yes = new Option<bool>("--yes", "-y") { Description = "Do not ask for confirmation." };
        var json = PinOptions.Json();
        var command = new Command(
            "update",
            "Move programs and their pins to another release. Shows first what the release changes, which pools it touches, "
                + "and which rules they would violate."
        )
        {
            programs,
            stack,
            file,
            releases,
            to,
            minAge,
            downgrade,
            dryRun,
            yes,
            json,
        };
        command.SetAction(
            (parsed, ct) =>
                CommandRunner.RunAsync(async () =>
                {
                    var found = ProgramFinder.Find(parsed.GetValue(programs)!, parsed.GetValue(stack), new Dictionary<string, string>());
                    var output = ConsoleOutput.ForRun();
                    var catalog = new ReleaseCatalog(parsed.GetValue(releases)!);
                    var path = PinOptions.FileOf(parsed.GetValue(file), found.Programs[0].Directory);
                    var pins = LockFileStore.Read(path);
                    var target = Target(parsed.GetValue(to), parsed.GetValue(minAge), catalog);
                    var (pools, problems) = await PinnedPools.ReadAsync(found.Programs, ct);
                    var newer = pools.Where(pool => pool.Version > target).ToList();
                    if (newer.Count > 0 && !parsed.GetValue(downgrade))
                    {
                        throw new UsageException(
                            $"{newer[0].Place} names ContainerOS {newer[0].Version}, which is newer than {target}; "
                                + "use --allow-downgrade to go back"
                        );
                    }

                    var plan = PinUpdatePlan.Create(path, pins, catalog, target, pools);
                    await using var rules = new PinValidation(found.Programs, output);
                    var violations = plan.HasChanges ? await rules.FindNewAsync(plan, ct) : [];

                    var isJson = parsed.GetValue(json);
                    if (isJson)
                    {
                        await output.WriteJsonAsync(Json(plan, violations, catalog));
                    }
                    else
                    {
                        await WriteTextAsync(plan, violations, catalog, problems, output);
                    }

                    if (!plan.HasChanges || parsed.GetValue(dryRun))
                    {
                        return Runs.ExitCode.Done;
                    }

                    await ConfirmationPrompt.ConfirmAsync(
                        output,
                        parsed.GetValue(yes),
                        isJson,
                        ["Write these changes?"],
                        "use --yes to write, or --dry-run to look only",
                        ct
                    );
                    plan.Write();
                    return Runs.ExitCode.Done;
                })
        );
        return command;
    }

    private static OsVersion Target(string? to, string? minAge, ReleaseCatalog catalog)
    {
        if (to is not null)
        {
            return minAge is null
                ? PinOptions.ParseVersion(to)
                : throw new UsageException("--min-age selects a release, and --to names one: use one of them");
        }

        var age = minAge is null ? TimeSpan.Zero : PinOptions.ParseAge(minAge);
        var latest = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime - age);
        return catalog.FindNewest(latest)?.Version ?? throw new UsageException($"no release with a known image is as old as {minAge}");
    }

    private static async Task WriteTextAsync(
        PinUpdatePlan plan,
        IReadOnlyList<Finding> violations,
        ReleaseCatalog catalog,
        IReadOnlyList<Finding> problems,
        ConsoleOutput output
    )
    {
        var (text, style) = (output.Out, output.Style);
        if (!plan.HasChanges && plan.Pools.Count == 0)
        {
            await text.WriteLineAsync($"All pools name ContainerOS {plan.Target}, and it is pinned in their regions. Nothing to do.");
        }

        if (plan.Oldest is { } oldest)
        {
            await text.WriteLineAsync(style.Bold($"ContainerOS {oldest} -> {plan.Target}"));
            foreach (var line in ReleaseText.Lines(catalog, oldest, plan.Target))
            {
                await text.WriteLineAsync($"  {line}");
            }

            await text.WriteLineAsync();
        }

        foreach (var change in plan.Pins)
        {
            await text.WriteLineAsync($"{style.Green("+")} pin   {change.Key}: {SafeText.Line(change.New?.ImageId ?? string.Empty)}");
        }

        foreach (var pool in plan.Pools)
        {
            await text.WriteLineAsync(
                pool.Obstacle is { } obstacle
                    ? $"{style.Red("!")} pool  {SafeText.Line($"{pool.Pool.Name} at {pool.Pool.Place} is not edited: {obstacle}")}"
                    : $"{style.Yellow("~")} pool  {SafeText.Line($"{pool.Pool.Name} at {pool.Pool.Place}")}: {pool.From} -> {plan.Target}"
            );
        }

        if (violations.Count > 0)
        {
            await text.WriteLineAsync();
            await text.WriteLineAsync($"{style.Bold("Rules that the pools violate after the update:")}");
            new FindingWriter(text, style).Write(violations);
        }

        if (problems.Count > 0)
        {
            await text.WriteLineAsync();
            await text.WriteLineAsync($"{style.Bold("Resources that are not valid today are not updated:")}");
            new FindingWriter(text, style).Write(problems);
        }
    }

    private static JObject Json(PinUpdatePlan plan, IReadOnlyList<Finding> violations, ReleaseCatalog catalog) =>
        new()
        {
            ["from"] = plan.Oldest?.ToString(),
            ["to"] = plan.Target.ToString(),
            ["release"] = plan.Oldest is { } oldest ? ReleaseText.Json(catalog, oldest, plan.Target) : null,
            ["pins"] = new JArray(
                plan.Pins.Select(change => new JObject
                {
                    ["version"] = change.Key.Version.ToString(),
                    ["region"] = change.Key.Region,
                    ["imageId"] = change.New?.ImageId,
                })
            ),
            ["pools"] = new JArray(
                plan.Pools.Select(pool => new JObject
                {
                    ["urn"] = pool.Pool.Urn,
                    ["file"] = pool.Pool.Position?.File,
                    ["line"] = pool.Pool.Position?.Line,
                    ["from"] = pool.From.ToString(),
                    ["edited"] = pool.Obstacle is null,
                    ["reason"] = pool.Obstacle,
                })
            ),
            ["diagnostics"] = FindingJson.Write(violations),
        };
}
