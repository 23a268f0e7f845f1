namespace ContainerOS.UserData;

/// <summary>What became of one step; of a container as a whole when its own phase or place changed.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Path">Where it stands in the newer model; in the older one for what is gone.</param>
/// <param name="Container">The name of its container.</param>
/// <param name="Step">What the step does (<c>file</c>, <c>script</c>...); null for a container as a whole.</param>
/// <param name="Properties">The properties that differ; for a step that is new or gone, all it has.</param>
public sealed record StepChange(StepChangeKind Kind, string Path, string Container, string? Step, IReadOnlyList<StepPropertyChange> Properties);
