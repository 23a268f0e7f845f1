namespace ContainerOS.UserData;

/// <summary>What became of one step; of a container as a whole when its own phase or place changed.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Path">Where it stands in the newer model; in the older one for what is gone.</param>
/// <param name="Container">The name of its container.</param>
/// <param name="Step">What the step does (<c>file</c>, <c>script</c>...); null for a container as a whole.</param>
/// <param name="Properties">The properties that differ; for a step that is new or gone, all it has.</param>
public sealed record StepChange(
    StepChangeKind Kind,
    string Path,
    string Container,
    string? Step,
    IReadOnlyList<StepPropertyChange> Properties
);

/// <summary>What became of a step or of a whole container.</summary>
public enum StepChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>Properties of it changed.</summary>
    Changed,

    /// <summary>A container runs at another place among the others.</summary>
    Moved,
}

/// <summary>One property that differs.</summary>
/// <param name="Path">Where it stands, such as <c>bootstrap[0].steps[1].file.mode</c>; in the older model for what is gone.</param>
/// <param name="Before">What it was; null when it was not given, <c>[secret]</c> when it, or what it becomes, is secret.</param>
/// <param name="After">What it becomes; null when it is no longer given, <c>[secret]</c> or <c>[unknown]</c> where that is so.</param>
public sealed record StepPropertyChange(string Path, string? Before, string? After);
