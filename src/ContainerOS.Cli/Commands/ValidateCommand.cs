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
        var paths = new Argument<string[]>("paths") { Description = "Programs: a Pulumi.yaml, its directory, or any directory with programs below it.", DefaultValueFactory = _ => ["."] };
        var stack = new Option<string?>("--stack", "-s") { Description = "The stack; every Pulumi.<stack>.yaml when not given." };
        var format = new Option<ValidationFormat>("--format", "-f") { Description = "How findings are written." };
        var severity = new Option<Severity>("--severity") { Description = "The least grave findings to show.", DefaultValueFactory = _ => Severity.Warning };
        var verb = new Command("validate", "Check programs against every rule. Works without a cloud; what needs one is then undecided.") { paths, stack, options.Config, options.Json, format, severity };
        verb.SetAction((parsed, ct) => Faults.GuardAsync(async () =>
        {
            var chosen = parsed.GetValue(options.Json) ? ValidationFormat.Json : parsed.GetValue(format);
            var programs = ProgramFinder.Find(parsed.GetValue(paths)!, parsed.GetValue(stack), options.ConfigOf(parsed));
            var surface = Surface.OfProcess();
            var report = await Validator.RunAsync(programs, surface, isQuiet: chosen is not ValidationFormat.Text, ct);
            await WriteAsync(report.From(parsed.GetValue(severity)), chosen, surface);
            return report.ExitCode;
        }));
        return verb;
    }

    private static Task WriteAsync(ValidationReport report, ValidationFormat format, Surface surface) => format switch
    {
        ValidationFormat.Json => surface.Out.WriteLineAsync(Json(report).ToString()),
        ValidationFormat.Sarif => surface.Out.WriteLineAsync(SarifLog.Write(report.Findings).ToString()),
        ValidationFormat.Github => surface.Out.WriteLineAsync(string.Join('\n', GithubAnnotations.Write(report.Findings))),
        _ => TellAsync(report, surface),
    };

    private static JObject Json(ValidationReport report) => new()
    {
        ["result"] = report.ExitCode == 0 ? "succeeded" : "failed",
        ["programs"] = report.Programs,
        ["passedOver"] = new JArray(report.PassedOver),
        ["notes"] = new JArray(report.Notes.Select(note => new JObject { ["program"] = note.Program, ["stack"] = note.Stack, ["urn"] = note.Urn, ["message"] = note.Message })),
        ["diagnostics"] = FindingJson.Write(report.Findings),
    };

    private static async Task TellAsync(ValidationReport report, Surface surface)
    {
        await surface.Out.WriteLineAsync();
        foreach (var program in report.PassedOver)
        {
            await surface.Out.WriteLineAsync(surface.Ink.Dim($"passed over: {program}; 'pulumi preview' checks it"));
        }

        new FindingText(surface.Out, surface.Ink).Write(report.Findings);
        await surface.Out.WriteLineAsync($"{(report.ExitCode == 0 ? surface.Ink.Green("Valid") : surface.Ink.Red("Not valid"))}  {report.Totals}");
    }
}
