namespace ContainerOS.Sdk.Errors;

/// <summary>A node pool of that name exists and must not be adopted: it has another owner, or is being deleted.</summary>
/// <param name="clusterId">The cluster.</param>
/// <param name="name">The name of the node pool.</param>
/// <param name="nodePoolId">The node pool that has the name.</param>
/// <param name="reason">Why it is not adopted.</param>
public sealed class NameTakenException(string clusterId, string name, string nodePoolId, string reason)
    : SdkException(
        $"Cluster {clusterId} already has a node pool named \"{name}\" ({nodePoolId}): {reason} "
            + "Choose another name, or give the pool your owner tags."
    )
{
    /// <summary>The node pool that has the name.</summary>
    public string NodePoolId { get; } = nodePoolId;
}
