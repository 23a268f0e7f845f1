using System.CommandLine;
using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Pins;
using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.Validation;
using ContainerOS.Model.Diagnostics;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Cli.Commands.Pins;

/// <summary><c>containeros pins verify</c>.</summary>
internal static class PinsVerifyCommand
{
    internal static Command Create()
    {
        var programs = PinOptions.Programs();
        var stack = PinOptions.Stack();
        var file = PinOptions.Lock();
        var releases = PinOptions.Releases();
        var offline = new Option<bool>("--offline") { Description = "Do not call the cloud." };
        var endpoint = new Option<string?>("--endpoint") { Description = "The address of the API, such as that of an emulator." };
        var json = PinOptions.Json();
        var trace = TraceOption.Create();
        var command = new Command(
            "verify",
            "Check that every pin is unchanged, still offered in its region and not revoked, and fits the pools that use it."
        )
        {
            programs,
            stack,
            file,
            releases,
            offline,
            endpoint,
            json,
            trace,
        };
        command.SetAction(
            (parsed, ct) =>
                CommandRunner.RunAsync(async () =>
                {
                    var found = ProgramFinder.Find(parsed.GetValue(programs)!, parsed.GetValue(stack), new Dictionary<string, string>());
                    var output = ConsoleOutput.ForRun(parsed.GetValue(trace));
                    var path = PinOptions.FileOf(parsed.GetValue(file), found.Programs[0].Directory);
                    if (!File.Exists(path))
                    {
                        throw new UsageException($"{DisplayPath.Of(path)} does not exist; 'containeros pins add' creates it");
                    }

                    var pins = LockFileStore.Read(path);
                    var (pools, _) = await PinnedPools.ReadAsync(found.Programs, ct);
                    var verifier = new PinVerifier(new ReleaseCatalog(parsed.GetValue(releases)!), pools);
                    List<(string Subject, PinCheck Check)> checks = [];
                    foreach (var pin in pins.Pins)
                    {
                        checks.AddRange(verifier.CheckOffline(pin).Select(check => ($"{pin.Key}", check)));
                        var asked = parsed.GetValue(offline)
                            ? [PinVerifier.NotAsked("--offline was given")]
                            : await PinVerifier.CheckInCloudAsync(pin, parsed.GetValue(endpoint), output.Observer, ct);
                        checks.AddRange(asked.Select(check => ($"{pin.Key}", check)));
                    }

                    checks.AddRange(
                        verifier
                            .CheckPools(pins)
                            .Select(each => ($"{SafeText.Line(each.Pool.Name)} at {SafeText.Line($"{each.Pool.Place}")}", each.Check))
                    );
                    var findings = await RuleFindingsAsync(found.Programs, path, output, ct);
                    var isFailed =
                        checks.Exists(check => check.Check.Outcome is CheckOutcome.Failed)
                        || findings.Any(finding => finding.Severity is Severity.Error);
                    if (parsed.GetValue(json))
                    {
                        await output.WriteJsonAsync(Json(checks, findings, isFailed));
                    }
                    else
                    {
                        WriteText(checks, findings, isFailed, output.Out, output.Style);
                    }

                    return isFailed ? Runs.ExitCode.Failed : Runs.ExitCode.Done;
                })
        );
        return command;
    }

    /// <summary>What the rules find of the releases of the pools: types and Kubernetes versions that a pinned image does not fit.</summary>
    private static async Task<IReadOnlyList<Finding>> RuleFindingsAsync(
        IReadOnlyList<ProgramSelection> programs,
        string lockFile,
        ConsoleOutput output,
        CancellationToken ct
    )
    {
        await using var rules = new PinValidation(programs, output);
        return [.. (await rules.FindAsync(lockFile, ct)).Where(finding => finding.Path.StartsWith("os", StringComparison.Ordinal))];
    }

    private static void WriteText(
        IReadOnlyList<(string Subject, PinCheck Check)> checks,
        IReadOnlyList<Finding> findings,
        bool isFailed,
        SafeWriter text,
        AnsiStyle style
    )
    {
        foreach (var subject in checks.GroupBy(check => check.Subject))
        {
            text.WriteLine(style.Bold(subject.Key));
            foreach (var (_, check) in subject)
            {
                var mark = check.Outcome switch
                {
                    CheckOutcome.Passed => style.Green("ok       "),
                    CheckOutcome.Failed => style.Red("failed   "),
                    _ => style.Yellow("undecided"),
                };
                text.WriteLine($"  {mark}  {SafeText.Line(check.Text)}");
            }
        }

        new FindingWriter(text, style).Write(findings);
        var (passed, failed) = (Number(checks, CheckOutcome.Passed), Number(checks, CheckOutcome.Failed));
        var counts = $"{passed} passed, {failed} failed, {checks.Count - passed - failed} undecided";
        text.WriteLine($"{(isFailed ? style.Red("Not verified") : style.Green("Verified"))}  {counts}");
    }

    private static int Number(IReadOnlyList<(string Subject, PinCheck Check)> checks, CheckOutcome outcome) =>
        checks.Count(check => check.Check.Outcome == outcome);

    private static JObject Json(IReadOnlyList<(string Subject, PinCheck Check)> checks, IReadOnlyList<Finding> findings, bool isFailed) =>
        new()
        {
            ["result"] = isFailed ? "failed" : "verified",
            ["checks"] = new JArray(
                checks.Select(check => new JObject
                {
                    ["subject"] = check.Subject,
                    ["outcome"] = check.Check.Outcome.ToString().ToLowerInvariant(),
                    ["message"] = check.Check.Text,
                })
            ),
            ["diagnostics"] = FindingJson.Write(findings),
        };
}
