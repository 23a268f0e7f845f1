using System.CommandLine;
using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.UserData;
using ContainerOS.Cli.Validation;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Releases;
using ContainerOS.Model.Versions;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Cli.Commands.UserData;

/// <summary><c>containeros userdata lint</c>.</summary>
internal static class LintCommand
{
    internal static Command Create()
    {
        var scripts = new Argument<string[]>("scripts")
        {
            Description = "Shell scripts as used in user data; - reads standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var release = new Option<string>("--os")
        {
            Description = "The ContainerOS release that the scripts will run on.",
            DefaultValueFactory = _ => ContainerOsReleases.All.Last(each => each.ImageId is not null).Version.ToString(),
        };
        var phase = PhaseOption.WithDefault("When the scripts run, relative to the node joining the cluster.");
        var format = new EnumOption<ValidationFormat>("The format of the findings.", ValidationFormat.Text, "--format", "-f");
        var severity = new EnumOption<Severity>("The lowest severity to show.", Severity.Warning, "--severity");
        var command = new Command("lint", "Check shell scripts for what cannot work on ContainerOS.")
        {
            scripts,
            release,
            phase.Option,
            format.Option,
            severity.Option,
        };
        command.SetAction(
            (parsed, ct) =>
                CommandRunner.RunAsync(async () =>
                {
                    var lint = new ScriptLint(ParseRelease(parsed.GetValue(release)!), phase.GetOrDefault(parsed));
                    List<LintedScript> linted = [];
                    List<Finding> unreadable = [];
                    foreach (var path in parsed.GetValue(scripts)!)
                    {
                        try
                        {
                            linted.Add(lint.Lint(path, await ScriptText.ReadAsync(path, ct)));
                        }
                        catch (UsageException exception)
                        {
                            unreadable.Add(Finding.Plain(exception.Message));
                        }
                    }

                    return await WriteAsync(linted, unreadable, severity.Get(parsed), format.Get(parsed), ConsoleOutput.ForRun());
                })
        );
        return command;
    }

    private static OsVersion ParseRelease(string text) =>
        OsVersion.Parse(text) ?? throw new UsageException($"--os takes a release such as 3.6.1, not '{text}'");

    private static async Task<int> WriteAsync(
        IReadOnlyList<LintedScript> scripts,
        IReadOnlyList<Finding> unreadable,
        Severity minimumSeverity,
        ValidationFormat format,
        ConsoleOutput output
    )
    {
        var findings = scripts.SelectMany(script => script.Findings).Where(finding => finding.Severity >= minimumSeverity).ToList();
        var undecided = scripts.SelectMany(script => script.Undecided).ToList();
        List<Finding> all = [.. unreadable, .. findings, .. undecided];
        var errors = findings.Count(finding => finding.Severity is Severity.Error);
        await (
            format switch
            {
                ValidationFormat.Json => output.WriteJsonAsync(Json(scripts, unreadable, findings, undecided)),
                ValidationFormat.Sarif => output.WriteJsonAsync(SarifLog.Write(all, isComplete: unreadable.Count == 0)),
                ValidationFormat.Github => output.WriteCommandsAsync(GithubAnnotations.Write(all)),
                ValidationFormat.Gitlab => output.WriteJsonAsync(CodeQualityReport.Write(all)),
                _ => WriteTextAsync(scripts, all, errors, undecided.Count, unreadable.Count, output),
            }
        );
        return unreadable.Count > 0 ? Runs.ExitCode.Usage
            : errors > 0 ? Runs.ExitCode.Failed
            : undecided.Count > 0 ? Runs.ExitCode.Undecided
            : Runs.ExitCode.Done;
    }

    private static JObject Json(
        IReadOnlyList<LintedScript> scripts,
        IReadOnlyList<Finding> unreadable,
        IReadOnlyList<Finding> findings,
        IReadOnlyList<Finding> undecided
    ) =>
        new()
        {
            ["scripts"] = scripts.Count,
            ["notes"] = new JArray(
                scripts.SelectMany(script => script.Notes.Select(note => new JObject { ["file"] = script.File, ["message"] = note }))
            ),
            ["diagnostics"] = FindingJson.Write(findings),
            ["undecided"] = FindingJson.Write(undecided),
            ["unreadable"] = FindingJson.Write(unreadable),
        };

    private static async Task WriteTextAsync(
        IReadOnlyList<LintedScript> scripts,
        IReadOnlyList<Finding> findings,
        int errors,
        int undecided,
        int unreadable,
        ConsoleOutput output
    )
    {
        var (text, style) = (output.Out, output.Style);
        foreach (var script in scripts.Where(script => script.Notes.Count > 0))
        {
            await text.WriteLinesAsync(script.Notes.Select(note => style.Dim($"{script.File}  {note}")));
        }

        new FindingWriter(text, style, new SourceLines(scripts.Select(script => (script.File, script.Text ?? string.Empty)))).Write(
            findings
        );
        var summary =
            unreadable > 0 ? style.Red("Cannot be read")
            : errors > 0 ? style.Red("Does not work on ContainerOS")
            : undecided > 0 ? style.Yellow("Undecided")
            : style.Green("Works on ContainerOS");
        var totals = new List<string>
        {
            ValidationReport.Quantity(errors, "error"),
            ValidationReport.Quantity(findings.Count - errors - undecided - unreadable, "warning"),
        };
        if (undecided > 0)
        {
            totals.Add($"{undecided} undecided");
        }

        if (unreadable > 0)
        {
            totals.Add($"{unreadable} unreadable");
        }

        await text.WriteLineAsync(
            $"{summary}  {ValidationReport.Quantity(scripts.Count + unreadable, "script")}: {string.Join(", ", totals)}"
        );
    }
}
