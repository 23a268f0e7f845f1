namespace ContainerOS.Sdk.Errors;

/// <summary>A pool of that name exists and is not to be adopted: it belongs to someone else, or is being deleted.</summary>
/// <param name="clusterId">The cluster.</param>
/// <param name="name">The pool name.</param>
/// <param name="nodePoolId">The pool that has the name.</param>
/// <param name="reason">Why it is not adopted.</param>
public sealed class NameTakenException(string clusterId, string name, string nodePoolId, string reason)
    : SdkException(
        $"Cluster {clusterId} already has a node pool named \"{name}\" ({nodePoolId}): {reason} Choose another name, or import the pool."
    )
{
    /// <summary>The pool that has the name.</summary>
    public string NodePoolId { get; } = nodePoolId;
}
