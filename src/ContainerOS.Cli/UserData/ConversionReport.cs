using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.Validation;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Rules.Conversion;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Cli.UserData;

/// <summary>What is said of a converted script besides its steps.</summary>
internal static class ConversionReport
{
    private const string Hidden = "(not shown: it may hold a secret)";

    internal static string Text(string file, ScriptConversion conversion, AnsiStyle style)
    {
        using var text = new StringWriter { NewLine = "\n" };
        foreach (var finding in conversion.Findings)
        {
            text.WriteLine(
                $"{file}:{finding.Line}:{finding.Column}  {(finding.Severity is Severity.Error ? style.Red("can not work") : style.Bold("look at"))}  {finding.Message}{(finding.Code is { } code ? $" ({code})" : string.Empty)}"
            );
            text.WriteLine($"  text:    {(finding.Text.Length > 0 ? finding.Text : Hidden)}");
            text.WriteLine($"  why:     {finding.Why}");
            text.WriteLine($"  instead: {finding.Instead}{(finding.IsLeftOut ? " (the statement is left out)" : string.Empty)}");
        }

        foreach (var note in conversion.Notes)
        {
            text.WriteLine($"{file}  note: {note}");
        }

        var errors = conversion.Findings.Count(finding => finding.Severity is Severity.Error);
        text.Write(
            $"{ValidationReport.Quantity(conversion.Steps.Count, "step")}, of which {conversion.Steps.Count(step => step.Step.Script is null)} typed; {errors} can not work, {conversion.Findings.Count - errors} to look at"
        );
        return text.ToString();
    }

    internal static JObject Json(string file, ScriptConversion conversion, string yaml) =>
        new()
        {
            ["file"] = file,
            ["steps"] = new JArray(
                conversion.Steps.Select(step => new JObject
                {
                    ["kind"] = step.Step.Kinds[0],
                    ["line"] = step.Line,
                    ["secret"] = step.ContainsSecret,
                })
            ),
            ["findings"] = new JArray(
                conversion.Findings.Select(finding => new JObject
                {
                    ["line"] = finding.Line,
                    ["column"] = finding.Column,
                    ["severity"] = finding.Severity is Severity.Error ? "error" : "warning",
                    ["code"] = finding.Code,
                    ["text"] = finding.Text.Length > 0 ? finding.Text : null,
                    ["message"] = finding.Message,
                    ["why"] = finding.Why,
                    ["instead"] = finding.Instead,
                    ["leftOut"] = finding.IsLeftOut,
                })
            ),
            ["notes"] = new JArray(conversion.Notes.Select(note => note.ToString())),
            ["yaml"] = yaml,
        };
}

/// <summary>How a conversion is written.</summary>
internal enum ConversionFormat
{
    /// <summary>The steps as YAML, and what can not work, for people.</summary>
    Text,

    /// <summary>All of it, for programs.</summary>
    Json,

    /// <summary>The steps alone, ready to be pasted; what can not work goes to standard error.</summary>
    Yaml,
}
