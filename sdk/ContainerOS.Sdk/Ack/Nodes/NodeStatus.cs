namespace ContainerOS.Sdk.Ack.Nodes;

/// <summary>
/// The status of a node in Kubernetes. The service may add values; <see cref="Value"/> is the text of the reply. Case is ignored in
/// comparisons.
/// </summary>
/// <param name="Value">The text of the service.</param>
public readonly record struct NodeStatus(string Value)
{
    /// <summary>The node accepts pods.</summary>
    public static NodeStatus Ready { get; } = new("Ready");

    /// <summary>The kubelet reports a problem.</summary>
    public static NodeStatus NotReady { get; } = new("NotReady");

    /// <summary>The kubelet does not report.</summary>
    public static NodeStatus Unknown { get; } = new("Unknown");

    /// <summary>The instance is not part of the cluster.</summary>
    public static NodeStatus Offline { get; } = new("Offline");

    /// <summary>Converts a text of the service.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator NodeStatus(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(NodeStatus other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value ?? string.Empty);

    /// <inheritdoc/>
    public override string ToString() => Value ?? string.Empty;
}
