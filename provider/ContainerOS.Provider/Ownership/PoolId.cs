namespace ContainerOS.Provider.Ownership;

/// <summary>The id of a pool resource, in programs and state: <c>clusterId:nodePoolId</c>.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="NodePoolId">The id of the pool in ACK.</param>
internal sealed record PoolId(string ClusterId, string NodePoolId)
{
    /// <summary>Parses an id; null if the text is not one.</summary>
    internal static PoolId? Parse(string text) =>
        text.Split(':') is [{ Length: > 0 } cluster, { Length: > 0 } pool] ? new PoolId(cluster, pool) : null;

    /// <summary>The id as text.</summary>
    public override string ToString() => $"{ClusterId}:{NodePoolId}";
}
