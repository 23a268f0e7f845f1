using ContainerOS.Cli.Findings;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Cli.Runs;

/// <summary>What a run did, or would do.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Steps">What it did to each resource.</param>
/// <param name="Changes">How many resources each operation met.</param>
/// <param name="Outputs">The stack's outputs.</param>
/// <param name="Findings">What it has to say.</param>
/// <param name="Duration">How long it took.</param>
internal sealed record RunReport(
    RunOutcome Outcome,
    IReadOnlyList<ResourceStep> Steps,
    IReadOnlyDictionary<string, int> Changes,
    PropertyMap Outputs,
    IReadOnlyList<Finding> Findings,
    TimeSpan Duration)
{
    /// <summary>Whether anything is or would be different.</summary>
    internal bool HasChanges => Changes.Any(change => change.Key is not (StepOps.Same or "read" or "refresh") && change.Value > 0);
}
