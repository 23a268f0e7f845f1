using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Steps;

/// <summary>What happens to one resource.</summary>
/// <param name="Op">The operation.</param>
/// <param name="Urn">The resource.</param>
/// <param name="Type">Its type token.</param>
/// <param name="Diff">The properties that change, secrets hidden.</param>
public sealed record DeploymentStep(StepOp Op, string Urn, string Type, IReadOnlyList<StepPropertyChange> Diff)
{
    /// <summary>The resource's name in the program.</summary>
    public string Name => Urn[(Urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..];
}

/// <summary>What happens to a resource.</summary>
public enum StepOp
{
    /// <summary>Nothing.</summary>
    Same,

    /// <summary>It is made.</summary>
    Create,

    /// <summary>It is changed in place.</summary>
    Update,

    /// <summary>A new one takes its place.</summary>
    Replace,

    /// <summary>It is removed.</summary>
    Delete,

    /// <summary>The old one of a replacement is removed; not counted, as its replacement is.</summary>
    DeleteReplaced,

    /// <summary>Someone else changed it; the state takes over what is really there.</summary>
    Refresh,
}

/// <summary>The names of operations in machine-readable output; they are Pulumi's (<c>pkg/display/ops.go</c>) where Pulumi has the operation.</summary>
public static class StepOpNames
{
    /// <summary>The operation's name.</summary>
    public static string Of(StepOp op) =>
        op switch
        {
            StepOp.Same => "same",
            StepOp.Create => "create",
            StepOp.Update => "update",
            StepOp.Replace => "replace",
            StepOp.Delete => "delete",
            StepOp.DeleteReplaced => "delete-replaced",
            _ => "refresh",
        };
}

/// <summary>The change of one property.</summary>
/// <param name="Path">Where (<c>a.b[0]["x.y"]</c>).</param>
/// <param name="Kind">What happens to it.</param>
/// <param name="Old">The value before, or null; a secret one is a marked <c>[secret]</c>.</param>
/// <param name="New">The value after, or null; a secret one is a marked <c>[secret]</c>, one not known yet is unknown.</param>
/// <param name="NeedsReplace">Whether the change needs a new resource.</param>
public sealed record StepPropertyChange(
    string Path,
    PropertyChangeKind Kind,
    PropertyValue? Old,
    PropertyValue? New,
    bool NeedsReplace = false
);

/// <summary>What happens to a property.</summary>
public enum PropertyChangeKind
{
    /// <summary>It is added.</summary>
    Add,

    /// <summary>It is removed.</summary>
    Delete,

    /// <summary>It changes its value.</summary>
    Update,
}
