using System.CommandLine;
using ContainerOS.Cli.Findings;
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
            Description = "Programs: a Pulumi.yaml, its directory, or any directory with programs below it.",
            DefaultValueFactory = _ => ["."],
        };
        var stack = new Option<string?>("--stack", "-s") { Description = "The stack; every Pulumi.<stack>.yaml when not given." };
        var format = EnumOption.Create<ValidationFormat>("How findings are written.", ValidationFormat.Text, "--format", "-f");
        var severity = EnumOption.Create<Severity>("The least grave findings to show, and to fix.", Severity.Warning, "--severity");
        var fix = new Option<bool>("--fix")
        {
            Description =
                "Edit the programs where a finding's fix is mechanical; comments and layout stay. What comes from config, a reference or an anchor, and every secret, is left alone.",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "With --fix: show the edits as a unified diff, and write nothing." };
        var verb = new Command("validate", "Check programs against every rule. Works without a cloud; what needs one is then undecided.")
        {
            paths,
            stack,
            options.Config,
            options.Json,
            format,
            severity,
            fix,
            dryRun,
            options.TraceHttp,
        };
        verb.SetAction(
            (parsed, ct) =>
                CommandRunner.RunAsync(async () =>
                {
                    var chosen = parsed.GetValue(options.Json) ? ValidationFormat.Json : parsed.GetValue(format);
                    var found = ProgramFinder.Find(parsed.GetValue(paths)!, parsed.GetValue(stack), options.GetConfig(parsed));
                    var (output, least) = (ConsoleOutput.ForProcess(parsed.GetValue(options.TraceHttp)), parsed.GetValue(severity));
                    if (parsed.GetValue(fix))
                    {
                        return await FixCommand.RunAsync(found.Programs, chosen, least, parsed.GetValue(dryRun), output, ct);
                    }

                    if (parsed.GetValue(dryRun))
                    {
                        throw new UsageException("--dry-run goes with --fix: validate alone never writes");
                    }

                    await using var validator = new Validator();
                    var report = await validator.RunAsync(found.Programs, output, isQuiet: chosen is not ValidationFormat.Text, ct);
                    await WriteAsync(
                        report with
                        {
                            Findings = StackMerge.Merge(report.Findings, found.Programs),
                            MinimumSeverity = least,
                            SkippedPrograms = found.Skipped,
                        },
                        chosen,
                        output
                    );
                    return report.ExitCode;
                })
        );
        return verb;
    }

    /// <summary>Writes a report in a form.</summary>
    internal static Task WriteAsync(ValidationReport report, ValidationFormat format, ConsoleOutput output) =>
        format switch
        {
            ValidationFormat.Json => output.Out.WriteLineAsync(Json(report).ToString()),
            ValidationFormat.Sarif => output.Out.WriteLineAsync(SarifLog.Write(report.Shown, report.Notes, report.IsReadable).ToString()),
            ValidationFormat.Github => output.Out.WriteLineAsync(
                string.Join('\n', [.. report.Notes.Select(note => SafeText.Of($"{note}")), .. GithubAnnotations.Write(report.Shown)])
            ),
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

    private static async Task WriteTextAsync(ValidationReport report, ConsoleOutput output)
    {
        await output.Out.WriteLineAsync();
        foreach (var program in report.SkippedPrograms)
        {
            await output.Out.WriteLineAsync(output.Style.Dim($"passed over: {program}; 'pulumi preview' checks it"));
        }

        new FindingWriter(output.Out, output.Style).Write(report.Shown);
        if (report.Shown.Count(finding => finding.Edits.Count > 0) is > 0 and var fixable)
        {
            await output.Out.WriteLineAsync(
                output.Style.Dim($"'containeros validate --fix' can fix {fixable} of these; with --dry-run it shows how")
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
