using ContainerOS.Cli.Findings;
using ContainerOS.Engine;
using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Cli.Runs;

/// <summary>What a run did, or would do, with its findings read and its time taken.</summary>
/// <param name="Result">The engine's result.</param>
/// <param name="Findings">What it has to say.</param>
/// <param name="Duration">How long it took.</param>
internal sealed record RunReport(DeploymentResult Result, IReadOnlyList<Finding> Findings, TimeSpan Duration)
{
    /// <summary>Without the warnings, which the plan has shown already.</summary>
    internal RunReport ErrorsOnly => this with { Findings = [.. Findings.Where(finding => finding.Severity is Severity.Error)] };

    internal bool Succeeded => Result.Outcome is DeploymentOutcome.Succeeded;

    /// <summary>Runs and takes the time.</summary>
    internal static async Task<RunReport> TimeAsync(TimeProvider time, Func<Task<DeploymentResult>> run)
    {
        var start = time.GetTimestamp();
        var result = await run();
        return new RunReport(result, FindingReader.Read(result.Diagnostics), time.GetElapsedTime(start));
    }
}
