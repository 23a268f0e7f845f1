namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>
/// The nodes to remove from a pool. Exactly one of <see cref="InstanceIds"/> and <see cref="NodeNames"/> identifies them.
/// </summary>
public sealed record NodeRemoval
{
    /// <summary>ECS instance ids.</summary>
    public IReadOnlyList<string> InstanceIds { get; init; } = [];

    /// <summary>Node names.</summary>
    public IReadOnlyList<string> NodeNames { get; init; } = [];

    /// <summary>Whether to release the instances too.</summary>
    public bool ReleaseNode { get; init; }

    /// <summary>Whether to drain the nodes first.</summary>
    public bool DrainNode { get; init; } = true;

    /// <summary>Whether to remove the nodes at the same time.</summary>
    public bool Concurrency { get; init; }
}
