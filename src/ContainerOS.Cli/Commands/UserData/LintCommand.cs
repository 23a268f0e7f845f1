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
                    foreach (var path in parsed.GetValue(scripts)!)
                    {
                        linted.Add(lint.Lint(path, await ScriptText.ReadAsync(path, ct)));
                    }

                    return await WriteAsync(linted, severity.Get(parsed), format.Get(parsed), ConsoleOutput.ForRun());
                })
        );
        return command;
    }

    private static OsVersion ParseRelease(string text) =>
        OsVersion.Parse(text) ?? throw new UsageException($"--os takes a release such as 3.6.1, not '{text}'");

    private static async Task<int> WriteAsync(
        IReadOnlyList<LintedScript> scripts,
        Severity minimumSeverity,
        ValidationFormat format,
        ConsoleOutput output
    )
    {
        var findings = scripts.SelectMany(script => script.Findings).Where(finding => finding.Severity >= minimumSeverity).ToList();
        var errors = findings.Count(finding => finding.Severity is Severity.Error);
        await output.Out.WriteLineAsync(
            format switch
            {
                ValidationFormat.Json => Json(scripts, findings).ToString(),
                ValidationFormat.Sarif => SarifLog.Write(findings).ToString(),
                ValidationFormat.Github => string.Join('\n', GithubAnnotations.Write(findings)),
                _ => Text(scripts, findings, errors, output.Style),
            }
        );
        return errors > 0 ? Runs.ExitCode.Failed : Runs.ExitCode.Done;
    }

    private static JObject Json(IReadOnlyList<LintedScript> scripts, IReadOnlyList<Finding> findings) =>
        new()
        {
            ["scripts"] = scripts.Count,
            ["notes"] = new JArray(
                scripts.SelectMany(script => script.Notes.Select(note => new JObject { ["file"] = script.File, ["message"] = note }))
            ),
            ["diagnostics"] = FindingJson.Write(findings),
        };

    private static string Text(IReadOnlyList<LintedScript> scripts, IReadOnlyList<Finding> findings, int errors, AnsiStyle style)
    {
        using var text = new StringWriter();
        foreach (var script in scripts.Where(script => script.Notes.Count > 0))
        {
            text.WriteLine(style.Dim($"{script.File}  {string.Join($"{Environment.NewLine}{script.File}  ", script.Notes)}"));
        }

        new FindingWriter(text, style).Write(findings);
        var summary = errors == 0 ? style.Green("Works on ContainerOS") : style.Red("Does not work on ContainerOS");
        var totals = string.Join(
            ", ",
            ValidationReport.Quantity(errors, "error"),
            ValidationReport.Quantity(findings.Count - errors, "warning")
        );
        text.Write($"{summary}  {ValidationReport.Quantity(scripts.Count, "script")}: {totals}");
        return text.ToString();
    }
}
