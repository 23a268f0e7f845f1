namespace ContainerOS.Provider.Ownership;

/// <summary>A pool's id as programs and state hold it: <c>clusterId:nodePoolId</c>.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="NodePoolId">The pool in it.</param>
internal sealed record PoolId(string ClusterId, string NodePoolId)
{
    /// <summary>Reads an id; null when the text is none.</summary>
    internal static PoolId? Parse(string text) =>
        text.Split(':') is [{ Length: > 0 } cluster, { Length: > 0 } pool] ? new PoolId(cluster, pool) : null;

    /// <summary>The id as text.</summary>
    public override string ToString() => $"{ClusterId}:{NodePoolId}";
}
