namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>Which nodes leave a pool, and how. Exactly one of <see cref="InstanceIds"/> and <see cref="NodeNames"/> names them.</summary>
public sealed record NodeRemoval
{
    /// <summary>ECS instance ids.</summary>
    public IReadOnlyList<string> InstanceIds { get; init; } = [];

    /// <summary>Node names.</summary>
    public IReadOnlyList<string> NodeNames { get; init; } = [];

    /// <summary>Whether the instance is released too.</summary>
    public bool ReleaseNode { get; init; }

    /// <summary>Whether pods are moved away first.</summary>
    public bool DrainNode { get; init; } = true;

    /// <summary>Whether nodes are removed at the same time.</summary>
    public bool Concurrency { get; init; }
}
