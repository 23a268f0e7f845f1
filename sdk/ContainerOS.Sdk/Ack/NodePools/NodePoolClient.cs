using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Json;
using ContainerOS.Sdk.Transport;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>Calls about node pools.</summary>
public sealed partial class NodePoolClient
{
    private const int MostNodesPerScale = 500;
    private readonly ApiChannel channel;
    private readonly TimeProvider time;

    internal NodePoolClient(ApiChannel channel, AlibabaCloudClient cloud) => (this.channel, time, Cloud) = (channel, cloud.Time, cloud);

    /// <summary>The client these calls belong to.</summary>
    public AlibabaCloudClient Cloud { get; }

    /// <summary>A pool as it is (DescribeClusterNodePoolDetail).</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="nodePoolId">The pool.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ApiException">No node pool has that id (<see cref="ApiErrorKind.NotFound"/>).</exception>
    public async Task<NodePool> GetAsync(string clusterId, string nodePoolId, CancellationToken cancellationToken = default) =>
        new(
            await SendAsync(
                    Call("DescribeClusterNodePoolDetail", HttpMethod.Get, Idempotency.Idempotent, clusterId, nodePoolId),
                    cancellationToken
                )
                .ConfigureAwait(false)
        );

    /// <summary>The pools of a cluster (DescribeClusterNodePools).</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="name">Pools of that name only; null for all.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<NodePool>> ListAsync(
        string clusterId,
        string? name = null,
        CancellationToken cancellationToken = default
    )
    {
        var call = Call("DescribeClusterNodePools", HttpMethod.Get, Idempotency.Idempotent, clusterId) with
        {
            Query = name is null ? [] : [new("NodepoolName", name)],
        };
        var pools = ReplyOrigin.Items((await SendAsync(call, cancellationToken).ConfigureAwait(false)).Tree, "nodepools");
        return [.. pools.Select(pool => new NodePool(pool)).Where(pool => name is null || pool.Name == name)];
    }

    /// <summary>Makes a pool (CreateClusterNodePool). The service takes no token, so the call is never sent twice.</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="pool">The pool.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmbiguousOutcomeException">It was sent, and nobody knows whether the pool was made.</exception>
    public async Task<NodePoolReceipt> CreateAsync(
        string clusterId,
        CreateNodePoolRequest pool,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(pool);
        var call = Call("CreateClusterNodePool", HttpMethod.Post, Idempotency.NonIdempotent, clusterId) with { Body = pool.ToTree() };
        var reply = await SendAsync(call, cancellationToken).ConfigureAwait(false);
        try
        {
            return new NodePoolReceipt(reply) is { NodePoolId.Length: > 0 } receipt
                ? receipt
                : throw ReplyOrigin.Unexpected(reply.Tree, "nodepool_id", "the id of the pool");
        }
        catch (UnexpectedFieldException fault)
        {
            throw new AmbiguousOutcomeException(call.Action, fault);
        }
    }

    /// <summary>Changes the groups of a pool that the patch holds (ModifyClusterNodePool). It names a goal, so it may be sent again.</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="nodePoolId">The pool.</param>
    /// <param name="patch">The groups to change.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<NodePoolReceipt> ModifyAsync(
        string clusterId,
        string nodePoolId,
        NodePoolPatch patch,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(patch);
        return new(
            await SendAsync(
                    Call("ModifyClusterNodePool", HttpMethod.Put, Idempotency.Idempotent, clusterId, nodePoolId) with
                    {
                        Body = patch.ToTree(),
                    },
                    cancellationToken
                )
                .ConfigureAwait(false)
        );
    }

    /// <summary>Sets kubelet, containerd and kernel options on the nodes, in batches (ModifyNodePoolNodeConfig).</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="nodePoolId">The pool.</param>
    /// <param name="change">The options.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<NodePoolReceipt> ModifyNodeConfigAsync(
        string clusterId,
        string nodePoolId,
        NodeConfigChange change,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(change);
        return new(
            await SendAsync(
                    Call("ModifyNodePoolNodeConfig", HttpMethod.Put, Idempotency.Idempotent, clusterId, nodePoolId, "node_config") with
                    {
                        Body = change.ToTree(),
                    },
                    cancellationToken
                )
                .ConfigureAwait(false)
        );
    }

    /// <summary>Adds nodes, at most 500 a call (ScaleClusterNodePool). Never sent twice: it would count twice.</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="nodePoolId">The pool.</param>
    /// <param name="count">How many nodes are added, 1 to 500 (request model of cs-20151215).</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmbiguousOutcomeException">It was sent, and nobody knows whether it counted.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is not 1 to 500; nothing was sent.</exception>
    public async Task<NodePoolReceipt> ScaleAsync(
        string clusterId,
        string nodePoolId,
        int count,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MostNodesPerScale);
        return new(
            await SendAsync(
                    Call("ScaleClusterNodePool", HttpMethod.Post, Idempotency.NonIdempotent, clusterId, nodePoolId) with
                    {
                        Body = new JObject { ["count"] = count },
                    },
                    cancellationToken
                )
                .ConfigureAwait(false)
        );
    }

    /// <summary>Deletes a pool (DeleteClusterNodepool).</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="nodePoolId">The pool.</param>
    /// <param name="force">Whether its nodes are released with it; without, a pool with nodes is refused.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ApiException">No node pool has that id (<see cref="ApiErrorKind.NotFound"/>).</exception>
    public async Task<NodePoolReceipt> DeleteAsync(
        string clusterId,
        string nodePoolId,
        bool force = false,
        CancellationToken cancellationToken = default
    )
    {
        var call = Call("DeleteClusterNodepool", HttpMethod.Delete, Idempotency.Idempotent, clusterId, nodePoolId) with
        {
            Query = [new("force", force ? "true" : "false")],
        };
        return new NodePoolReceipt(await SendAsync(call, cancellationToken).ConfigureAwait(false));
    }

    private static ApiCall Call(string action, HttpMethod method, Idempotency repetition, string clusterId, params string[] rest) =>
        new(action, method, ApiCall.PathOf(["clusters", clusterId, "nodepools", .. rest]), repetition);

    private Task<JsonFields> SendAsync(ApiCall call, CancellationToken ct) => channel.SendForFieldsAsync(call, ct);
}
