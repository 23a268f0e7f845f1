using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.Validation;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Rules.Conversion;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Cli.UserData;

/// <summary>Writes the findings of a conversion.</summary>
internal static class ConversionReport
{
    private const string Hidden = "(hidden: it may contain a secret)";

    internal static string Text(string file, ScriptConversion conversion, AnsiStyle style)
    {
        using var text = new StringWriter { NewLine = "\n" };
        foreach (var finding in conversion.Findings)
        {
            var label = finding.Severity is Severity.Error ? style.Red("cannot work") : style.Bold("review");
            var code = finding.Code is null ? string.Empty : $" ({finding.Code})";
            text.WriteLine($"{file}:{finding.Line}:{finding.Column}  {label}  {finding.Message}{code}");
            text.WriteLine($"  text:    {(finding.Text.Length > 0 ? finding.Text : Hidden)}");
            text.WriteLine($"  why:     {finding.Why}");
            text.WriteLine($"  instead: {finding.Instead}{(finding.IsLeftOut ? " (the statement is left out)" : string.Empty)}");
        }

        foreach (var note in conversion.Notes)
        {
            text.WriteLine($"{file}  note: {note}");
        }

        var errors = conversion.Findings.Count(finding => finding.Severity is Severity.Error);
        var typed = conversion.Steps.Count(step => step.Step.Script is null);
        text.Write(
            $"{ValidationReport.Quantity(conversion.Steps.Count, "step")}, of which {typed} typed; "
                + $"{errors} cannot work, {conversion.Findings.Count - errors} to review"
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

/// <summary>The output formats of a conversion.</summary>
internal enum ConversionFormat
{
    /// <summary>The steps as YAML, and the findings as text.</summary>
    Text,

    /// <summary>Steps and findings as JSON.</summary>
    Json,

    /// <summary>Only the steps, as YAML for a program; the findings go to standard error.</summary>
    Yaml,
}
