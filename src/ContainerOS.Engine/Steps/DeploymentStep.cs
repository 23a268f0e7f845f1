namespace ContainerOS.Engine.Steps;

/// <summary>What happens to one resource.</summary>
/// <param name="Op">The operation.</param>
/// <param name="Urn">The resource.</param>
/// <param name="Type">Its type token.</param>
/// <param name="Diff">The properties that change, secrets hidden.</param>
public sealed record DeploymentStep(StepOp Op, string Urn, string Type, IReadOnlyList<PropertyChange> Diff)
{
    /// <summary>The resource's name in the program.</summary>
    public string Name => Urn[(Urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..];
}
