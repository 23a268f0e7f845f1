namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>What an update did.</summary>
/// <param name="Pool">The pool as it is now.</param>
/// <param name="Changed">The fields that were changed, such as <c>scaling_group.desired_size</c>; empty when nothing was sent.</param>
/// <param name="TaskId">The task that was followed; null when there was none.</param>
public sealed record NodePoolUpdate(NodePool Pool, IReadOnlyList<string> Changed, string? TaskId);
