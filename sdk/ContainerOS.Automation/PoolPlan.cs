using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Automation;

/// <summary>What applying a spec would do.</summary>
/// <param name="Action">Whether the pool is made, changed, or left.</param>
/// <param name="NodePoolId">The pool in ACK; null while there is none.</param>
/// <param name="Changes">The paths of the properties that are sent, such as <c>labels.team</c>, in ordinal order; empty for a new pool.</param>
/// <param name="Warnings">What the rules warn of.</param>
/// <param name="Notes">What could not be decided, and what is suppressed, a line each.</param>
public sealed record PoolPlan(
    PoolAction Action,
    string? NodePoolId,
    IReadOnlyList<string> Changes,
    IReadOnlyList<Diagnostic> Warnings,
    IReadOnlyList<string> Notes
);
