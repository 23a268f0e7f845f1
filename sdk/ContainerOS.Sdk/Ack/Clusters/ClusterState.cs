namespace ContainerOS.Sdk.Ack.Clusters;

/// <summary>
/// The state of a cluster. The service may add values; <see cref="Value"/> is the text of the reply. Case is ignored in comparisons.
/// </summary>
/// <param name="Value">The text of the service.</param>
public readonly record struct ClusterState(string Value)
{
    /// <summary>The cluster is being created.</summary>
    public static ClusterState Initial { get; } = new("initial");

    /// <summary>The cluster is in service.</summary>
    public static ClusterState Running { get; } = new("running");

    /// <summary>The cluster is being upgraded.</summary>
    public static ClusterState Updating { get; } = new("updating");

    /// <summary>An upgrade ended with an error.</summary>
    public static ClusterState UpdatingFailed { get; } = new("updating_failed");

    /// <summary>Nodes are being added or removed.</summary>
    public static ClusterState Scaling { get; } = new("scaling");

    /// <summary>The cluster waits for its connection.</summary>
    public static ClusterState Waiting { get; } = new("waiting");

    /// <summary>The connection is lost.</summary>
    public static ClusterState Disconnected { get; } = new("disconnected");

    /// <summary>The cluster is stopped.</summary>
    public static ClusterState Stopped { get; } = new("stopped");

    /// <summary>The creation ended with an error.</summary>
    public static ClusterState Failed { get; } = new("failed");

    /// <summary>The cluster is being deleted.</summary>
    public static ClusterState Deleting { get; } = new("deleting");

    /// <summary>The cluster is deleted.</summary>
    public static ClusterState Deleted { get; } = new("deleted");

    /// <summary>A deletion ended with an error.</summary>
    public static ClusterState DeleteFailed { get; } = new("delete_failed");

    /// <summary>Converts a text of the service.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator ClusterState(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(ClusterState other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value ?? string.Empty);

    /// <inheritdoc/>
    public override string ToString() => Value ?? string.Empty;
}
