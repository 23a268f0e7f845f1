namespace ContainerOS.UserData;

/// <summary>The change of one step, or of a whole container when its phase or position changed.</summary>
/// <param name="Kind">The kind of the change.</param>
/// <param name="Path">Its path in the newer model; for a removed step, its path in the older model.</param>
/// <param name="Container">The name of its container.</param>
/// <param name="Step">The kind of the step, such as <c>file</c> or <c>script</c>; null for a whole container.</param>
/// <param name="Properties">The properties that differ; for an added or removed step, all its properties.</param>
public sealed record StepChange(
    StepChangeKind Kind,
    string Path,
    string Container,
    string? Step,
    IReadOnlyList<StepPropertyChange> Properties
);

/// <summary>The kind of a change of a step or a container.</summary>
public enum StepChangeKind
{
    /// <summary>It was added.</summary>
    Added,

    /// <summary>It was removed.</summary>
    Removed,

    /// <summary>Some of its properties changed.</summary>
    Changed,

    /// <summary>A container has another position among the others.</summary>
    Moved,
}

/// <summary>One property that differs between two models.</summary>
/// <param name="Path">
/// Its path, such as <c>bootstrap[0].steps[1].file.mode</c>; for a removed property, its path in the older model.
/// </param>
/// <param name="Before">The old value; null when it was not set, <c>[secret]</c> when the old or the new value is secret.</param>
/// <param name="After">The new value; null when it is no longer set, <c>[secret]</c> or <c>[unknown]</c> when that applies.</param>
public sealed record StepPropertyChange(string Path, string? Before, string? After);
