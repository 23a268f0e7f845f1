using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Runs;
using ContainerOS.Cli.Terminal;
using ContainerOS.Engine;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Cli.Views;

/// <summary>Writes the report of a run as text.</summary>
internal sealed class RunReportWriter(SafeWriter writer, AnsiStyle style)
{
    /// <summary>Writes the findings, the outputs if there are any, and the totals.</summary>
    internal void Write(RunReport report, bool showsOutputs, bool isPlan = false)
    {
        if (report.Findings.Count > 0)
        {
            writer.WriteLine();
            new FindingWriter(writer, style).Write(report.Findings);
        }

        if (showsOutputs && report.Succeeded && report.Result.Outputs.Count > 0)
        {
            WriteOutputs(report.Result.Outputs);
        }

        var outcome = isPlan && report.Succeeded ? style.Green("Plan") : Outcome(report);
        writer.WriteLine($"{outcome}: {Totals(report, isPlan)} {style.Dim($"in {report.Duration.TotalSeconds:0.0} s")}");
    }

    internal void WriteOutputs(PropertyMap outputs, bool showSecrets = false)
    {
        writer.WriteLine();
        writer.WriteLine(style.Bold("Outputs"));
        var width = outputs.Keys.Select(name => name.Length).DefaultIfEmpty(0).Max();
        foreach (var (name, value) in outputs)
        {
            writer.WriteLine($"  {SafeText.Line(name).PadRight(width)}  {SafeText.Line(ValueText.OneLine(value, showSecrets))}");
        }

        writer.WriteLine();
    }

    private string Outcome(RunReport report) =>
        report.Result.Outcome switch
        {
            DeploymentOutcome.Succeeded => style.Green("Done"),
            DeploymentOutcome.Canceled => style.Yellow("Canceled; the state is saved and the next run continues from it"),
            _ => style.Red("Failed"),
        };

    private static string Totals(RunReport report, bool isPlan)
    {
        var errors = report.Findings.Count(finding => finding.Severity is Severity.Error);
        var parts = report
            .Result.Changes.OrderBy(pair => pair.Key)
            .Select(pair => $"{pair.Value} {(isPlan ? StepOpText.PlannedTotal(pair.Key) : StepOpText.Completed(pair.Key))}")
            .ToList();
        if (errors > 0)
        {
            parts.Add($"{errors} {(errors == 1 ? "error" : "errors")}");
        }

        return parts.Count == 0 ? "no changes" : string.Join(", ", parts);
    }
}
