using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Transport;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>Calls about node pools.</summary>
public sealed class NodePoolClient
{
    private readonly ApiChannel channel;

    internal NodePoolClient(ApiChannel channel) => this.channel = channel;

    /// <summary>A pool as it is (DescribeClusterNodePoolDetail).</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="nodePoolId">The pool.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="NotFoundException">There is none of that id.</exception>
    public async Task<NodePool> GetAsync(string clusterId, string nodePoolId, CancellationToken cancellationToken) =>
        new(await SendAsync(Call("DescribeClusterNodePoolDetail", HttpMethod.Get, Repetition.Safe, clusterId, nodePoolId), cancellationToken));

    /// <summary>The pools of a cluster (DescribeClusterNodePools).</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="name">Pools of that name only; null for all.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<NodePool>> ListAsync(string clusterId, string? name, CancellationToken cancellationToken)
    {
        var call = Call("DescribeClusterNodePools", HttpMethod.Get, Repetition.Safe, clusterId) with
        {
            Query = name is null ? [] : [new("NodepoolName", name)],
        };
        var pools = ReplyOrigin.Items(await SendAsync(call, cancellationToken), "nodepools");
        return [.. pools.Select(pool => new NodePool(pool)).Where(pool => name is null || pool.Name == name)];
    }

    /// <summary>Makes a pool (CreateClusterNodePool). The service takes no token, so the call is never sent twice.</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="pool">The pool.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmbiguousOutcomeException">It was sent, and nobody knows whether the pool was made.</exception>
    public async Task<NodePoolReceipt> CreateAsync(string clusterId, NodePoolCreation pool, CancellationToken cancellationToken) =>
        new NodePoolReceipt(await SendAsync(
            Call("CreateClusterNodePool", HttpMethod.Post, Repetition.Never, clusterId) with { Body = pool.ToJson() }, cancellationToken)) is { NodePoolId.Length: > 0 } receipt
            ? receipt
            : throw new AmbiguousOutcomeException("CreateClusterNodePool", new MalformedReplyException("CreateClusterNodePool", 200, null, "it names no node pool"));

    /// <summary>Makes a pool, or finds the one that an earlier call of the same owner made. It looks before it sends, and again after a lost answer.</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="pool">The pool; its name must be given.</param>
    /// <param name="owner">The tag by which a pool is known as the owner's; null when nothing may be adopted.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What was made or found; a found pool has no task.</returns>
    /// <exception cref="NameTakenException">A pool of that name exists and is someone else's.</exception>
    public async Task<NodePoolReceipt> CreateOrAdoptAsync(
        string clusterId, NodePoolCreation pool, ResourceTag? owner, CancellationToken cancellationToken)
    {
        if (await AdoptAsync(clusterId, pool, owner, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        try
        {
            return await CreateAsync(clusterId, pool, cancellationToken);
        }
        catch (AmbiguousOutcomeException)
        {
            if (await AdoptAsync(clusterId, pool, owner, cancellationToken) is { } made)
            {
                return made;
            }

            throw;
        }
    }

    /// <summary>Changes the groups of a pool that the patch holds (ModifyClusterNodePool). It names a goal, so it may be sent again.</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="nodePoolId">The pool.</param>
    /// <param name="patch">The groups to change.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<NodePoolReceipt> ModifyAsync(string clusterId, string nodePoolId, NodePoolPatch patch, CancellationToken cancellationToken) =>
        new(await SendAsync(
            Call("ModifyClusterNodePool", HttpMethod.Put, Repetition.Safe, clusterId, nodePoolId) with { Body = patch.ToJson() }, cancellationToken));

    /// <summary>Sets kubelet, containerd and kernel options on the nodes, in batches (ModifyNodePoolNodeConfig).</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="nodePoolId">The pool.</param>
    /// <param name="change">The options.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<NodePoolReceipt> ModifyNodeConfigAsync(
        string clusterId, string nodePoolId, NodeConfigChange change, CancellationToken cancellationToken) => new(await SendAsync(
            Call("ModifyNodePoolNodeConfig", HttpMethod.Put, Repetition.Safe, clusterId, nodePoolId, "node_config") with { Body = change.ToJson() },
            cancellationToken));

    /// <summary>Adds nodes, at most 500 a call (ScaleClusterNodePool). Never sent twice: it would count twice.</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="nodePoolId">The pool.</param>
    /// <param name="count">How many nodes are added.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmbiguousOutcomeException">It was sent, and nobody knows whether it counted.</exception>
    public async Task<NodePoolReceipt> ScaleAsync(string clusterId, string nodePoolId, int count, CancellationToken cancellationToken) =>
        new(await SendAsync(
            Call("ScaleClusterNodePool", HttpMethod.Post, Repetition.Never, clusterId, nodePoolId) with { Body = new JObject { ["count"] = count } },
            cancellationToken));

    /// <summary>Deletes a pool (DeleteClusterNodepool).</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="nodePoolId">The pool.</param>
    /// <param name="force">Whether its nodes are released with it; without, a pool with nodes is refused.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="NotFoundException">There is none of that id.</exception>
    public async Task<NodePoolReceipt> DeleteAsync(string clusterId, string nodePoolId, bool force, CancellationToken cancellationToken)
    {
        var call = Call("DeleteClusterNodepool", HttpMethod.Delete, Repetition.Safe, clusterId, nodePoolId) with
        {
            Query = [new("force", force ? "true" : "false")],
        };
        return new NodePoolReceipt(await SendAsync(call, cancellationToken));
    }

    private static ApiCall Call(string action, HttpMethod method, Repetition repetition, string clusterId, params string[] rest) =>
        new(action, method, ApiCall.PathOf(["clusters", clusterId, "nodepools", .. rest]), repetition);

    private async Task<NodePoolReceipt?> AdoptAsync(string clusterId, NodePoolCreation pool, ResourceTag? owner, CancellationToken ct)
    {
        var name = pool.Info?.Name ?? throw new ArgumentException("The pool has no name; it could not be found again.", nameof(pool));
        return await ListAsync(clusterId, name, ct) is not [var found, ..] ? null
            : found.Status?.State == "deleting" ? throw new NameTakenException(clusterId, name, found.Id, "it is being deleted; run again when it is gone.")
            : owner is not null && found.ScalingGroup?.Tags?.Any(tag => tag.Key == owner.Key && tag.Value == owner.Value) == true
                ? new NodePoolReceipt { NodePoolId = found.Id }
                : throw new NameTakenException(clusterId, name, found.Id, "it does not carry the ownership tag of this resource.");
    }

    private Task<JObject> SendAsync(ApiCall call, CancellationToken ct) => channel.SendForObjectAsync(call, ct);
}
