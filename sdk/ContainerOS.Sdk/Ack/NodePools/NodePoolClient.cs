using ContainerOS.Sdk.Ack.Tasks;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Json;
using ContainerOS.Sdk.Transport;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>Calls about node pools.</summary>
public partial class NodePoolClient
{
    // Request model of cs-20151215.
    private const int MaxNodesPerScale = 500;
    private readonly ApiChannel channel = null!;
    private readonly TaskClient tasks = null!;
    private readonly TimeProvider time = null!;

    internal NodePoolClient(ApiChannel channel, TaskClient tasks, TimeProvider time) =>
        (this.channel, this.tasks, this.time) = (channel, tasks, time);

    /// <summary>Initializes an instance for mocking.</summary>
    protected NodePoolClient() { }

    /// <summary>Gets a pool (DescribeClusterNodePoolDetail).</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="nodePoolId">The pool.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ApiException">No node pool has that id (<see cref="ApiErrorKind.NotFound"/>).</exception>
    public virtual async Task<NodePool> GetAsync(string clusterId, string nodePoolId, CancellationToken cancellationToken = default) =>
        new(
            await SendAsync(
                    Call("DescribeClusterNodePoolDetail", HttpMethod.Get, Idempotency.Idempotent, clusterId, nodePoolId),
                    cancellationToken
                )
                .ConfigureAwait(false)
        );

    /// <summary>Lists the pools of a cluster (DescribeClusterNodePools).</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="name">The exact name of the pools; null for all pools.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual async Task<IReadOnlyList<NodePool>> ListAsync(
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

    /// <summary>
    /// Creates a pool (CreateClusterNodePool). The API has no idempotency token, so the call is never retried after it was sent; see
    /// <see cref="CreateOrAdoptAsync"/>.
    /// </summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="pool">The pool.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="AmbiguousOutcomeException">The reply was lost, so it is unknown whether the pool was created.</exception>
    public virtual async Task<CreateNodePoolResult> CreateAsync(
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
            return new CreateNodePoolResult(reply);
        }
        catch (UnexpectedFieldException fault)
        {
            throw new AmbiguousOutcomeException(call.Action, fault);
        }
    }

    /// <summary>
    /// Creates a pool or adopts the one that an earlier call of the same owner created. It looks for the pool by name before the create
    /// and, when the reply is lost, for up to 30 seconds after it; the create is sent once. A pool is the owner's when it has all
    /// ownership tags with the same values; they are added to a pool that is created.
    /// </summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="pool">The pool, with a name.</param>
    /// <param name="owner">The ownership tags; none when no pool may be adopted.</param>
    /// <param name="cancellationToken">Cancels the call. A later call adopts what was created.</param>
    /// <returns>The created or adopted pool; an adopted one has no task.</returns>
    /// <exception cref="NameTakenException">A pool of that name exists that is someone else's or is being deleted.</exception>
    /// <exception cref="AmbiguousOutcomeException">The reply was lost, and no pool of the owner was found.</exception>
    /// <exception cref="ArgumentException">The pool has no name, or a tag has no key; nothing was sent.</exception>
    public virtual Task<CreateNodePoolResult> CreateOrAdoptAsync(
        string clusterId,
        CreateNodePoolRequest pool,
        IReadOnlyList<ResourceTag> owner,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(owner);
        return new NodePoolAdoption(this, time, clusterId, pool.Info?.Name, owner).CreateOrAdoptAsync(pool, cancellationToken);
    }

    /// <summary>Changes the groups of fields that the patch contains (ModifyClusterNodePool). Idempotent, so it is retried.</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="nodePoolId">The pool.</param>
    /// <param name="patch">The groups to change; the service replaces each of them as a whole.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<NodePoolOperation> ModifyAsync(
        string clusterId,
        string nodePoolId,
        NodePoolPatch patch,
        CancellationToken cancellationToken = default
    ) => StartAsync("ModifyClusterNodePool", HttpMethod.Put, Idempotency.Idempotent, clusterId, [nodePoolId], patch, cancellationToken);

    /// <summary>
    /// Sets kubelet, containerd and kernel options on the nodes, in batches (ModifyNodePoolNodeConfig). Idempotent, so it is retried.
    /// </summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="nodePoolId">The pool.</param>
    /// <param name="change">The options.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<NodePoolOperation> ModifyNodeConfigAsync(
        string clusterId,
        string nodePoolId,
        NodeConfigChange change,
        CancellationToken cancellationToken = default
    ) =>
        StartAsync(
            "ModifyNodePoolNodeConfig",
            HttpMethod.Put,
            Idempotency.Idempotent,
            clusterId,
            [nodePoolId, "node_config"],
            change,
            cancellationToken
        );

    /// <summary>
    /// Adds nodes (ScaleClusterNodePool). The call is not idempotent and is sent once. When its reply is lost, the task that it started is
    /// looked for, for up to 30 seconds; for that the tasks of the cluster are listed before the call.
    /// </summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="nodePoolId">The pool.</param>
    /// <param name="count">How many nodes to add, 1 to 500 (request model of cs-20151215).</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="AmbiguousOutcomeException">The reply was lost, and there was no new task of the pool, or more than one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is not 1 to 500; nothing was sent.</exception>
    public virtual Task<NodePoolOperation> ScaleAsync(
        string clusterId,
        string nodePoolId,
        int count,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MaxNodesPerScale);
        var call = Call("ScaleClusterNodePool", HttpMethod.Post, Idempotency.NonIdempotent, clusterId, nodePoolId) with
        {
            Body = new JObject { ["count"] = count },
        };
        return SendOnceAsync(call, clusterId, nodePoolId, cancellationToken);
    }

    /// <summary>
    /// Moves existing nodes to another version or image (UpgradeClusterNodepool). The call is not idempotent and is sent once. When its
    /// reply is lost, the task that it started is looked for as <see cref="ScaleAsync"/> does.
    /// </summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="nodePoolId">The pool.</param>
    /// <param name="upgrade">The version or image.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="AmbiguousOutcomeException">The reply was lost, and there was no new task of the pool, or more than one.</exception>
    public virtual Task<NodePoolOperation> UpgradeAsync(
        string clusterId,
        string nodePoolId,
        NodePoolUpgrade upgrade,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(upgrade);
        var call = Call("UpgradeClusterNodepool", HttpMethod.Post, Idempotency.NonIdempotent, clusterId, nodePoolId, "upgrade") with
        {
            Body = upgrade.ToTree(),
        };
        return SendOnceAsync(call, clusterId, nodePoolId, cancellationToken);
    }

    /// <summary>Repairs nodes (RepairClusterNodePool). The call is sent once, because a repair may restart nodes.</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="nodePoolId">The pool.</param>
    /// <param name="repair">The nodes and operations.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="AmbiguousOutcomeException">The reply was lost, so it is unknown whether the repair started.</exception>
    public virtual Task<NodePoolOperation> RepairAsync(
        string clusterId,
        string nodePoolId,
        NodePoolRepair repair,
        CancellationToken cancellationToken = default
    ) =>
        StartAsync(
            "RepairClusterNodePool",
            HttpMethod.Post,
            Idempotency.NonIdempotent,
            clusterId,
            [nodePoolId, "repair"],
            repair,
            cancellationToken
        );

    /// <summary>Removes nodes from a pool (RemoveNodePoolNodes). Idempotent, so it is retried.</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="nodePoolId">The pool.</param>
    /// <param name="removal">The nodes, and how to remove them.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">No nodes are given, or both ids and names; nothing was sent.</exception>
    public virtual async Task<NodePoolOperation> RemoveNodesAsync(
        string clusterId,
        string nodePoolId,
        NodeRemoval removal,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(removal);
        var call = Call("RemoveNodePoolNodes", HttpMethod.Delete, Idempotency.Idempotent, clusterId, nodePoolId, "nodes") with
        {
            Query = QueryOf(removal),
        };
        return new(await SendAsync(call, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Adds existing instances to a pool (AttachInstancesToNodePool). The call is sent once.</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="nodePoolId">The pool.</param>
    /// <param name="attachment">The instances, and how to add them.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="AmbiguousOutcomeException">The reply was lost, so it is unknown whether the operation started.</exception>
    public virtual Task<NodePoolOperation> AttachAsync(
        string clusterId,
        string nodePoolId,
        InstanceAttachment attachment,
        CancellationToken cancellationToken = default
    ) =>
        // An instance that is already in the pool is refused, so a retry would report an error for a success.
        StartAsync(
            "AttachInstancesToNodePool",
            HttpMethod.Post,
            Idempotency.NonIdempotent,
            clusterId,
            [nodePoolId, "attach"],
            attachment,
            cancellationToken
        );

    /// <summary>Installs components on nodes (InstallNodePoolComponents). Idempotent, so it is retried.</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="nodePoolId">The pool.</param>
    /// <param name="installation">The components and nodes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual async Task<ComponentOperation> InstallComponentsAsync(
        string clusterId,
        string nodePoolId,
        ComponentInstallation installation,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(installation);
        var call = Call("InstallNodePoolComponents", HttpMethod.Post, Idempotency.Idempotent, clusterId, nodePoolId, "components") with
        {
            Body = installation.ToTree(),
        };
        return new(await SendAsync(call, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Changes a component on nodes (UpdateNodePoolComponent). Idempotent, so it is retried.</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="nodePoolId">The pool.</param>
    /// <param name="update">The component and its new settings.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual async Task<ComponentOperation> UpdateComponentAsync(
        string clusterId,
        string nodePoolId,
        ComponentUpdate update,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(update);
        var call = Call("UpdateNodePoolComponent", HttpMethod.Put, Idempotency.Idempotent, clusterId, nodePoolId, "component") with
        {
            Body = update.ToTree(),
        };
        return new(await SendAsync(call, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Makes ACK read the actual state of the pools (SyncClusterNodePool).</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task SyncAsync(string clusterId, CancellationToken cancellationToken = default) =>
        SendAsync(
            new("SyncClusterNodePool", HttpMethod.Post, ApiCall.PathOf("clusters", clusterId, "sync_nodepools"), Idempotency.Idempotent),
            cancellationToken
        );

    /// <summary>Deletes a pool (DeleteClusterNodepool). Idempotent, so it is retried.</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="nodePoolId">The pool.</param>
    /// <param name="force">Whether to release its nodes too; false refuses to delete a pool with nodes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ApiException">No node pool has that id (<see cref="ApiErrorKind.NotFound"/>).</exception>
    public virtual async Task<NodePoolOperation> DeleteAsync(
        string clusterId,
        string nodePoolId,
        bool force = false,
        CancellationToken cancellationToken = default
    )
    {
        var call = Call("DeleteClusterNodepool", HttpMethod.Delete, Idempotency.Idempotent, clusterId, nodePoolId) with
        {
            Query = [new("force", Text(force))],
        };
        return new(await SendAsync(call, cancellationToken).ConfigureAwait(false));
    }

    private static ApiCall Call(string action, HttpMethod method, Idempotency idempotency, string clusterId, params string[] rest) =>
        new(action, method, ApiCall.PathOf(["clusters", clusterId, "nodepools", .. rest]), idempotency);

    // Both lists are sent as one JSON array in a text each (request model of cs-20151215).
    private static KeyValuePair<string, string>[] QueryOf(NodeRemoval removal)
    {
        if (removal.InstanceIds.Count > 0 == removal.NodeNames.Count > 0)
        {
            throw new ArgumentException("Name the nodes to remove either by instance id or by node name.", nameof(removal));
        }

        return
        [
            removal.InstanceIds.Count > 0 ? new("instance_ids", ArrayOf(removal.InstanceIds)) : new("nodes", ArrayOf(removal.NodeNames)),
            new("concurrency", Text(removal.Concurrency)),
            new("drain_node", Text(removal.DrainNode)),
            new("release_node", Text(removal.ReleaseNode)),
        ];
    }

    private static string ArrayOf(IEnumerable<string> items) =>
        new JArray(items.Select(item => new JValue(item))).ToString(Formatting.None);

    private static string Text(bool truth) => truth ? "true" : "false";

    private async Task<NodePoolOperation> StartAsync(
        string action,
        HttpMethod method,
        Idempotency idempotency,
        string clusterId,
        string[] path,
        JsonPart body,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(body);
        var call = Call(action, method, idempotency, clusterId, path) with { Body = body.ToTree() };
        return new(await SendAsync(call, ct).ConfigureAwait(false));
    }

    private Task<NodePoolOperation> SendOnceAsync(ApiCall call, string clusterId, string nodePoolId, CancellationToken ct) =>
        new LostTaskLocator(tasks, time, clusterId, nodePoolId).SendAsync(
            async () => new NodePoolOperation(await SendAsync(call, ct).ConfigureAwait(false)),
            ct
        );

    private Task<JsonFields> SendAsync(ApiCall call, CancellationToken ct) => channel.SendForFieldsAsync(call, ct);
}
