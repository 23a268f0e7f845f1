namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>
/// The state of a node pool. The service may add values; <see cref="Value"/> is the text of the reply. Case is ignored in comparisons.
/// </summary>
/// <param name="Value">The text of the service.</param>
public readonly record struct NodePoolState(string Value)
{
    /// <summary>Nothing is under way.</summary>
    public static NodePoolState Active { get; } = new("active");

    /// <summary>Nodes are being added.</summary>
    public static NodePoolState Scaling { get; } = new("scaling");

    /// <summary>Nodes are being removed.</summary>
    public static NodePoolState Removing { get; } = new("removing");

    /// <summary>The pool is being changed.</summary>
    public static NodePoolState Updating { get; } = new("updating");

    /// <summary>The pool is being deleted.</summary>
    public static NodePoolState Deleting { get; } = new("deleting");

    /// <summary>A deletion ended with an error.</summary>
    public static NodePoolState DeleteFailed { get; } = new("delete_failed");

    /// <summary>Converts a text of the service.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator NodePoolState(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(NodePoolState other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value ?? string.Empty);

    /// <inheritdoc/>
    public override string ToString() => Value ?? string.Empty;
}
