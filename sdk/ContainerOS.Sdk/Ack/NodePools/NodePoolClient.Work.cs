using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Transport;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Ack.NodePools;

public sealed partial class NodePoolClient
{
    /// <summary>Moves live nodes to another version or image (UpgradeClusterNodepool). Never sent twice.</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="nodePoolId">The pool.</param>
    /// <param name="upgrade">What they are moved to.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmbiguousOutcomeException">It was sent, and nobody knows whether it was begun.</exception>
    public async Task<NodePoolReceipt> UpgradeAsync(
        string clusterId,
        string nodePoolId,
        NodePoolUpgrade upgrade,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(upgrade);
        return new(
            await SendAsync(
                    Call("UpgradeClusterNodepool", HttpMethod.Post, Idempotency.NonIdempotent, clusterId, nodePoolId, "upgrade") with
                    {
                        Body = upgrade.ToTree(),
                    },
                    cancellationToken
                )
                .ConfigureAwait(false)
        );
    }

    /// <summary>Repairs nodes (RepairClusterNodePool). Never sent twice: it may restart them.</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="nodePoolId">The pool.</param>
    /// <param name="repair">Which nodes.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmbiguousOutcomeException">It was sent, and nobody knows whether it was begun.</exception>
    public async Task<NodePoolReceipt> RepairAsync(
        string clusterId,
        string nodePoolId,
        NodePoolRepair repair,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(repair);
        return new(
            await SendAsync(
                    Call("RepairClusterNodePool", HttpMethod.Post, Idempotency.NonIdempotent, clusterId, nodePoolId, "repair") with
                    {
                        Body = repair.ToTree(),
                    },
                    cancellationToken
                )
                .ConfigureAwait(false)
        );
    }

    /// <summary>Takes nodes out of a pool (RemoveNodePoolNodes). The nodes are named, so it may be sent again.</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="nodePoolId">The pool.</param>
    /// <param name="removal">Which nodes, and how.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">No nodes are named, or both by id and by name; nothing was sent.</exception>
    public async Task<NodePoolReceipt> RemoveNodesAsync(
        string clusterId,
        string nodePoolId,
        NodeRemoval removal,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(removal);
        return new(
            await SendAsync(
                    Call("RemoveNodePoolNodes", HttpMethod.Delete, Idempotency.Idempotent, clusterId, nodePoolId, "nodes") with
                    {
                        Query = QueryOf(removal),
                    },
                    cancellationToken
                )
                .ConfigureAwait(false)
        );
    }

    /// <summary>Makes ACK look at the pools' real state (SyncClusterNodePool).</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task SyncAsync(string clusterId, CancellationToken cancellationToken = default) =>
        await SendAsync(
                new(
                    "SyncClusterNodePool",
                    HttpMethod.Post,
                    ApiCall.PathOf("clusters", clusterId, "sync_nodepools"),
                    Idempotency.Idempotent
                ),
                cancellationToken
            )
            .ConfigureAwait(false);

    // Both lists go as one JSON array in text each (request model of cs-20151215).
    private static KeyValuePair<string, string>[] QueryOf(NodeRemoval removal) =>
        removal.InstanceIds.Count > 0 == removal.NodeNames.Count > 0
            ? throw new ArgumentException("Name the nodes to remove either by instance id or by node name.", nameof(removal))
            :
            [
                removal.InstanceIds.Count > 0
                    ? new("instance_ids", ArrayOf(removal.InstanceIds))
                    : new("nodes", ArrayOf(removal.NodeNames)),
                new("concurrency", Text(removal.Concurrency)),
                new("drain_node", Text(removal.DrainNode)),
                new("release_node", Text(removal.ReleaseNode)),
            ];

    private static string ArrayOf(IEnumerable<string> items) =>
        new JArray(items.Select(item => new JValue(item))).ToString(Formatting.None);

    private static string Text(bool truth) => truth ? "true" : "false";
}
