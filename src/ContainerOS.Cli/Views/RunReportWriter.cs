using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Runs;
using ContainerOS.Cli.Terminal;
using ContainerOS.Engine;
using ContainerOS.Engine.Steps;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Cli.Views;

/// <summary>Tells what came of a run.</summary>
internal sealed class RunReportWriter(TextWriter writer, AnsiStyle style)
{
    /// <summary>The findings, the totals, and the outputs when there are any.</summary>
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

        writer.WriteLine(
            $"{(isPlan && report.Succeeded ? style.Green("Plan") : Outcome(report))}: {Totals(report)} {style.Dim($"in {report.Duration.TotalSeconds:0.0} s")}"
        );
    }

    internal void WriteOutputs(PropertyMap outputs, bool showSecrets = false)
    {
        writer.WriteLine();
        writer.WriteLine(style.Bold("Outputs"));
        var width = outputs.Keys.Select(name => name.Length).DefaultIfEmpty(0).Max();
        foreach (var (name, value) in outputs)
        {
            writer.WriteLine($"  {name.PadRight(width)}  {ValueText.OneLine(value, showSecrets)}");
        }

        writer.WriteLine();
    }

    private string Outcome(RunReport report) =>
        report.Result.Outcome switch
        {
            DeploymentOutcome.Succeeded => style.Green("Done"),
            DeploymentOutcome.Canceled => style.Yellow("Canceled; the state is saved, and the next run goes on"),
            _ => style.Red("Failed"),
        };

    private static string Totals(RunReport report)
    {
        var errors = report.Findings.Count(finding => finding.Severity is Severity.Error);
        var parts = report
            .Result.Changes.OrderBy(pair => pair.Key)
            .Select(pair => $"{pair.Value} {(pair.Key is StepOp.Same ? "unchanged" : StepOpNames.Of(pair.Key))}")
            .ToList();
        if (errors > 0)
        {
            parts.Add($"{errors} {(errors == 1 ? "error" : "errors")}");
        }

        return parts.Count == 0 ? "nothing to do" : string.Join(", ", parts);
    }
}
