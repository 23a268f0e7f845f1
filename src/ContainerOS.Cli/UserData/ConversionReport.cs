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

    internal static IEnumerable<string> Lines(string file, ScriptConversion conversion, AnsiStyle style)
    {
        foreach (var finding in conversion.Findings)
        {
            var label = finding.Severity is Severity.Error ? style.Red("cannot work") : style.Bold("review");
            var code = finding.Code is null ? string.Empty : $" ({finding.Code})";
            yield return $"{file}:{finding.Line}:{finding.Column}  {label}  {finding.Message}{code}";
            yield return $"  text:    {(finding.Text.Length > 0 ? finding.Text : Hidden)}";
            yield return $"  why:     {finding.Why}";
            yield return $"  instead: {finding.Instead}{LeftOut(finding.LeftOut)}";
        }

        foreach (var note in conversion.Notes)
        {
            yield return $"{file}  note: {note.ToString()}";
        }

        foreach (var lines in conversion.Lines)
        {
            yield return $"{file}  {Range(lines)}: {Name(lines.Outcome)}{Detail(lines)}";
        }

        yield return Totals(conversion);
        var errors = conversion.Findings.Count(finding => finding.Severity is Severity.Error);
        var typed = conversion.Steps.Count(step => step.Step.Script is null);
        yield return $"{ValidationReport.Quantity(conversion.Steps.Count, "step")}, of which {typed} typed; "
            + $"{errors} cannot work, {conversion.Findings.Count - errors} to review";
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
            ["lines"] = new JArray(
                conversion.Lines.Select(lines => new JObject
                {
                    ["first"] = lines.First,
                    ["last"] = lines.Last,
                    ["outcome"] = Name(lines.Outcome),
                    ["step"] = lines.Step,
                    ["reason"] = lines.Reason.Length > 0 ? lines.Reason : null,
                })
            ),
            ["notes"] = new JArray(conversion.Notes.Select(note => note.ToString())),
            ["yaml"] = yaml,
        };

    /// <summary>One line that adds up to the whole script.</summary>
    private static string Totals(ScriptConversion conversion)
    {
        var counts = Enum.GetValues<LineOutcome>()
            .Select(outcome => $"{conversion.Lines.Where(lines => lines.Outcome == outcome).Sum(lines => lines.Count)} {Name(outcome)}");
        return $"{ValidationReport.Quantity(conversion.Lines.Sum(lines => lines.Count), "line")}: {string.Join(", ", counts)}";
    }

    private static string Range(ConvertedLines lines) => lines.Count == 1 ? $"line {lines.First}" : $"lines {lines.First}-{lines.Last}";

    private static string Detail(ConvertedLines lines) =>
        lines.Reason.Length > 0 ? $", {SafeText.Line(lines.Reason)}"
        : lines.Step is { } step ? $", step {step}"
        : string.Empty;

    private static string Name(LineOutcome outcome) =>
        outcome switch
        {
            LineOutcome.Typed => "typed step",
            LineOutcome.Script => "kept script",
            LineOutcome.LeftOut => "left out",
            _ => "cannot work",
        };

    private static string LeftOut(LeftOutPart part) =>
        part switch
        {
            LeftOutPart.Statement => " (the statement is left out)",
            LeftOutPart.Argument => " (the argument is left out)",
            LeftOutPart.Command => " (the command is left out)",
            _ => string.Empty,
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
