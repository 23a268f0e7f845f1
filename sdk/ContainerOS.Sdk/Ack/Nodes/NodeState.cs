namespace ContainerOS.Sdk.Ack.Nodes;

/// <summary>
/// The state of the instance behind a node. The service may add values; <see cref="Value"/> is the text of the reply. Case is ignored
/// in comparisons.
/// </summary>
/// <param name="Value">The text of the service.</param>
public readonly record struct NodeState(string Value)
{
    /// <summary>It is being created.</summary>
    public static NodeState Pending { get; } = new("pending");

    /// <summary>It is starting.</summary>
    public static NodeState Starting { get; } = new("starting");

    /// <summary>It is running.</summary>
    public static NodeState Running { get; } = new("running");

    /// <summary>It is stopping.</summary>
    public static NodeState Stopping { get; } = new("stopping");

    /// <summary>It is stopped.</summary>
    public static NodeState Stopped { get; } = new("stopped");

    /// <summary>Converts a text of the service.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator NodeState(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(NodeState other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value ?? string.Empty);

    /// <inheritdoc/>
    public override string ToString() => Value ?? string.Empty;
}
