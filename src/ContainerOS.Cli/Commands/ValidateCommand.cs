using System.CommandLine;
using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Fixing;
using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.Validation;
using ContainerOS.Model.Diagnostics;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Cli.Commands;

/// <summary><c>containeros validate</c>.</summary>
internal static class ValidateCommand
{
    internal static Command Create()
    {
        var options = new ProgramOptions();
        var paths = new Argument<string[]>("paths")
        {
            Description = "Programs to validate: a Pulumi.yaml, its directory, or a directory that contains programs.",
            DefaultValueFactory = _ => ["."],
        };
        var stack = new Option<string?>("--stack", "-s")
        {
            Description = "The name of the stack. Default: every stack that has a Pulumi.<stack>.yaml.",
        };
        var format = new EnumOption<ValidationFormat>("The format of the findings.", ValidationFormat.Text, "--format", "-f");
        var severity = new EnumOption<Severity>("The lowest severity to show and to fix.", Severity.Warning, "--severity");
        var fix = new Option<bool>("--fix")
        {
            Description =
                "Edit the programs where a finding has a mechanical fix. Comments and layout are kept. "
                + "Values from config, references and anchors, and secrets, are not edited.",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "With --fix: show the edits as a unified diff without writing them." };
        var command = new Command(
            "validate",
            "Check programs against every rule. Works without a cloud; rules that need one are then undecided."
        )
        {
            paths,
            stack,
            options.Config,
            options.Json,
            format.Option,
            severity.Option,
            fix,
            dryRun,
            options.Frozen,
            options.TraceHttp,
        };
        command.SetAction(
            (parsed, ct) =>
                CommandRunner.RunAsync(async () =>
                {
                    var chosen = parsed.GetValue(options.Json) ? ValidationFormat.Json : format.Get(parsed);
                    var name = parsed.GetValue(stack) is { } given ? ProgramOptions.CheckedName(given) : null;
                    var found = ProgramFinder.Find(parsed.GetValue(paths)!, name, options.GetConfig(parsed));
                    found = found with
                    {
                        Programs = [.. found.Programs.Select(each => each with { IsFrozen = parsed.GetValue(options.Frozen) })],
                    };
                    var (output, minimumSeverity) = (ConsoleOutput.ForRun(parsed.GetValue(options.TraceHttp)), severity.Get(parsed));
                    if (parsed.GetValue(fix))
                    {
                        return await FixCommand.RunAsync(found.Programs, chosen, minimumSeverity, parsed.GetValue(dryRun), output, ct);
                    }

                    if (parsed.GetValue(dryRun))
                    {
                        throw new UsageException("--dry-run needs --fix: validate without --fix never writes");
                    }

                    await using var validator = new Validator();
                    var report = await validator.RunAsync(found.Programs, output, isQuiet: chosen is not ValidationFormat.Text, ct);
                    report = report with
                    {
                        Findings = StackMerge.Merge(report.Findings, found.Programs),
                        MinimumSeverity = minimumSeverity,
                        SkippedPrograms = found.Skipped,
                    };
                    var fixes = chosen is ValidationFormat.Text ? await CountFixesAsync(validator, found.Programs, report, output, ct) : 0;
                    await WriteAsync(report with { Fixes = fixes }, chosen, output);
                    return report.ExitCode;
                })
        );
        return command;
    }

    /// <summary>Writes a report in the given format.</summary>
    internal static Task WriteAsync(ValidationReport report, ValidationFormat format, ConsoleOutput output) =>
        format switch
        {
            ValidationFormat.Json => output.WriteJsonAsync(Json(report)),
            ValidationFormat.Sarif => output.WriteJsonAsync(SarifLog.Write(report.Shown, report.Notes, report.IsReadable)),
            ValidationFormat.Github => output.WriteCommandsAsync([
                .. report.Notes.Select(note => GithubAnnotations.Plain($"{note}")),
                .. GithubAnnotations.Write(report.Shown),
            ]),
            ValidationFormat.Gitlab => output.WriteJsonAsync(CodeQualityReport.Write(report.Shown)),
            _ => WriteTextAsync(report, output),
        };

    internal static JObject Json(ValidationReport report) =>
        new()
        {
            ["result"] = report.ExitCode == 0 ? "succeeded" : "failed",
            ["programs"] = report.Programs,
            ["passedOver"] = new JArray(report.SkippedPrograms),
            ["notes"] = new JArray(
                report.Notes.Select(note => new JObject
                {
                    ["program"] = note.Program,
                    ["stack"] = note.Stack,
                    ["urn"] = note.Urn,
                    ["message"] = note.Message,
                })
            ),
            ["diagnostics"] = FindingJson.Write(report.Shown),
        };

    /// <summary>
    /// The number of fixes that <c>--fix</c> would make. They are made in memory to find out: a value may come from config, and a fix that
    /// causes another finding is taken back.
    /// </summary>
    private static async Task<int> CountFixesAsync(
        Validator validator,
        IReadOnlyList<ProgramSelection> programs,
        ValidationReport report,
        ConsoleOutput output,
        CancellationToken ct
    )
    {
        var fixable = report.Shown.Where(finding => finding.Edits.Count > 0).Select(finding => finding.Program?.Directory).ToHashSet();
        var quiet = output with { Error = SafeWriter.Nothing };
        var results = await FixRunner.RunAsync(
            validator,
            [.. programs.Where(program => fixable.Contains(program.Directory))],
            report.MinimumSeverity,
            quiet,
            ct
        );
        return results.Sum(result => result.Applied.Count);
    }

    private static async Task WriteTextAsync(ValidationReport report, ConsoleOutput output)
    {
        await output.Out.WriteLineAsync();
        foreach (var program in report.SkippedPrograms)
        {
            await output.Out.WriteLineAsync(
                output.Style.Dim($"skipped: {SafeText.Line(program)}; 'containeros preview' runs and checks it")
            );
        }

        new FindingWriter(output.Out, output.Style).Write(report.Shown);
        if (report.Fixes > 0)
        {
            await output.Out.WriteLineAsync(
                output.Style.Dim($"'containeros validate --fix' can fix {report.Fixes} of these; add --dry-run to see the edits first")
            );
        }

        if (report.HiddenNotice is { } hidden)
        {
            await output.Out.WriteLineAsync(output.Style.Dim(hidden));
        }

        await output.Out.WriteLineAsync(
            $"{(report.ExitCode == 0 ? output.Style.Green("Valid") : output.Style.Red("Not valid"))}  {report.Totals}"
        );
    }
}
