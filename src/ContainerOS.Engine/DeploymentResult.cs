using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Steps;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine;

/// <summary>The result of a run.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Changes">The number of resources by operation (create, update, replace, delete, same).</param>
/// <param name="Outputs">The outputs of the stack; secret ones are secret values, in a preview some are unknown.</param>
/// <param name="Steps">The steps in the order of their planning, without those that change nothing.</param>
/// <param name="Diagnostics">Errors, warnings and information.</param>
public sealed record DeploymentResult(
    DeploymentOutcome Outcome,
    IReadOnlyDictionary<StepOp, int> Changes,
    PropertyMap Outputs,
    IReadOnlyList<DeploymentStep> Steps,
    IReadOnlyList<EngineDiagnostic> Diagnostics
)
{
    /// <summary>Whether any resource changes. Changes that a refresh found count, too.</summary>
    public bool HasChanges => Steps.Count > 0;
}

/// <summary>The outcome of a run.</summary>
public enum DeploymentOutcome
{
    /// <summary>The run is complete.</summary>
    Succeeded,

    /// <summary>An input was not valid or an operation failed; see the diagnostics. The state has all completed operations.</summary>
    Failed,

    /// <summary>The user cancelled. The state has all completed operations, and the next run continues.</summary>
    Canceled,
}
