using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Steps;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine;

/// <summary>What a run did, or in a preview would do.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Changes">The number of the program's resources by operation (create, update, replace, delete, same).</param>
/// <param name="Outputs">The stack's outputs; secret ones keep their mark, those not known yet are unknown.</param>
/// <param name="Steps">The operations in the order they were decided, without those that change nothing.</param>
/// <param name="Diagnostics">What is wrong, or worth knowing.</param>
public sealed record DeploymentResult(
    DeploymentOutcome Outcome,
    IReadOnlyDictionary<StepOp, int> Changes,
    PropertyMap Outputs,
    IReadOnlyList<DeploymentStep> Steps,
    IReadOnlyList<EngineDiagnostic> Diagnostics
)
{
    /// <summary>Whether any resource changes; what a refresh takes over into the state counts.</summary>
    public bool HasChanges => Steps.Count > 0;
}

/// <summary>How a run ended.</summary>
public enum DeploymentOutcome
{
    /// <summary>Everything was done.</summary>
    Succeeded,

    /// <summary>Something was refused or failed; the diagnostics say what. What was done is in the state.</summary>
    Failed,

    /// <summary>The user cancelled; what was done is in the state, and the next run continues.</summary>
    Canceled,
}
