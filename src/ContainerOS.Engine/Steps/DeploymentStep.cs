using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Steps;

/// <summary>The step of one resource.</summary>
/// <param name="Op">The operation.</param>
/// <param name="Urn">The URN of the resource.</param>
/// <param name="Type">Its type token.</param>
/// <param name="Diff">The properties that change; secrets are hidden.</param>
public sealed record DeploymentStep(StepOp Op, string Urn, string Type, IReadOnlyList<PropertyChange> Diff)
{
    /// <summary>The URN of the parent of the resource: a component, or the stack. Null when it is not known.</summary>
    public string? Parent { get; init; }

    /// <summary>Whether the resource is a component, which has other resources as children.</summary>
    public bool IsComponent { get; init; }

    /// <summary>The name of the resource in the program.</summary>
    public string Name => Urn[(Urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..];
}

/// <summary>The operation of a step.</summary>
public enum StepOp
{
    /// <summary>The resource does not change.</summary>
    Same,

    /// <summary>The resource is created.</summary>
    Create,

    /// <summary>The resource is updated in place.</summary>
    Update,

    /// <summary>The resource is replaced by a new one.</summary>
    Replace,

    /// <summary>The resource is deleted.</summary>
    Delete,

    /// <summary>The old resource of a replacement is deleted. It is not counted, because the replacement is.</summary>
    DeleteReplaced,

    /// <summary>The resource was changed outside of the program, and the state is updated.</summary>
    Refresh,

    /// <summary>An existing resource comes into the state, because the program has the option <c>import</c>. It is not changed.</summary>
    Import,
}

/// <summary>
/// The names of operations in machine-readable output, as in Pulumi (<c>pkg/display/ops.go</c>) where Pulumi has the operation.
/// </summary>
public static class StepOpNames
{
    /// <summary>The name of the operation.</summary>
    public static string Of(StepOp op) =>
        op switch
        {
            StepOp.Same => "same",
            StepOp.Create => "create",
            StepOp.Update => "update",
            StepOp.Replace => "replace",
            StepOp.Delete => "delete",
            StepOp.DeleteReplaced => "delete-replaced",
            StepOp.Import => "import",
            _ => "refresh",
        };
}

/// <summary>The change of one property.</summary>
/// <param name="Path">The path of the property (<c>a.b[0]["x.y"]</c>).</param>
/// <param name="Kind">How it changes.</param>
/// <param name="Old">The old value, or null; a secret one is the secret text <c>[secret]</c>.</param>
/// <param name="New">The new value, or null; a secret one is the secret text <c>[secret]</c>, in a preview it may be unknown.</param>
/// <param name="NeedsReplace">Whether the change requires a replacement.</param>
public sealed record PropertyChange(
    string Path,
    PropertyChangeKind Kind,
    PropertyValue? Old,
    PropertyValue? New,
    bool NeedsReplace = false
);

/// <summary>How a property changes.</summary>
public enum PropertyChangeKind
{
    /// <summary>The property is added.</summary>
    Add,

    /// <summary>The property is deleted.</summary>
    Delete,

    /// <summary>The value of the property changes.</summary>
    Update,
}
