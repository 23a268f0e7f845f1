using ContainerOS.Cli.Findings;
using ContainerOS.Engine;
using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Cli.Runs;

/// <summary>The result of a deployment or preview, with its findings and duration.</summary>
/// <param name="Result">The engine's result.</param>
/// <param name="Findings">The findings among its diagnostics.</param>
/// <param name="Duration">The time it took.</param>
internal sealed record RunReport(DeploymentResult Result, IReadOnlyList<Finding> Findings, TimeSpan Duration)
{
    /// <summary>The report without warnings, which the plan has already shown.</summary>
    internal RunReport ErrorsOnly => this with { Findings = [.. Findings.Where(finding => finding.Severity is Severity.Error)] };

    internal bool Succeeded => Result.Outcome is DeploymentOutcome.Succeeded;

    /// <summary>The exit code of the command.</summary>
    internal int ExitCode =>
        Result.Outcome is DeploymentOutcome.Failed ? Runs.ExitCode.OfErrors(Findings) : Runs.ExitCode.Of(Result.Outcome);

    /// <summary>Runs an operation and measures its duration.</summary>
    internal static async Task<RunReport> TimeAsync(TimeProvider time, Func<Task<DeploymentResult>> run)
    {
        var start = time.GetTimestamp();
        var result = await run();
        return new RunReport(result, FindingReader.Read(result.Diagnostics), time.GetElapsedTime(start));
    }
}
