using ContainerOS.Model.NodePools;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Binding;
using ContainerOS.Provider.Ownership;
using ContainerOS.Provider.Schema;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Ack;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Errors;
using ContentPacking = ContainerOS.UserData.ContentPacking;

namespace ContainerOS.Provider.NodePools.Cloud;

/// <summary>Calls ACK with inputs, and returns live pools as inputs and outputs.</summary>
/// <param name="cloud">Returns the client; throws if the provider is offline.</param>
/// <param name="tagsOwnership">Whether pools get an ownership tag.</param>
/// <param name="packing">Returns whether the contents of files in user data are packed.</param>
internal sealed class CloudNodePools(Func<AlibabaCloudClient> cloud, bool tagsOwnership, Func<ContentPacking> packing)
{
    private AckClient Ack => cloud().Ack;

    /// <summary>Reads a pool; null if it does not exist.</summary>
    internal async Task<LiveNodePool?> FindAsync(PoolId id, PropertyMap desired, CancellationToken ct)
    {
        try
        {
            var pool = await Ack.NodePools.GetAsync(id.ClusterId, id.NodePoolId, ct);
            var cluster = await Ack.Clusters.GetAsync(id.ClusterId, ct);
            return LiveNodePoolMapping.Read(id, pool, cluster.CurrentVersion, desired);
        }
        catch (ApiException fault) when (fault.Kind is ApiErrorKind.NotFound)
        {
            return null;
        }
    }

    /// <summary>Creates a pool, or adopts the one that an earlier call for the same resource created.</summary>
    internal Task<CreatedNodePool> CreateOrAdoptAsync(NodePoolSpec spec, ResourceUrn urn, CancellationToken ct) =>
        CloudErrors.TranslateAsync(async () =>
        {
            var clusterId = spec.ClusterId!.Value.Content;
            var request = NodePoolRequests.CreateRequest(spec, OwnershipTags(urn), packing());
            var created = await Ack.NodePools.CreateOrAdoptAsync(clusterId, request, OwnershipTags(urn), ct);
            return new CreatedNodePool(new PoolId(clusterId, created.NodePoolId), created.TaskId);
        });

    /// <summary>Sends the changed properties that ModifyClusterNodePool accepts. Does not wait for the task.</summary>
    /// <returns>The receipt; null if nothing had to be sent.</returns>
    internal Task<NodePoolOperation?> ModifyAsync(
        LiveNodePool live,
        IReadOnlyList<InputChange> changes,
        PropertyMap news,
        ResourceUrn urn,
        CancellationToken ct
    )
    {
        var patch = NodePoolRequests.CreatePatch(
            live.Detail,
            NodePoolBinding.Read(news),
            PropertySelection.From(changes),
            OwnershipTags(urn),
            packing()
        );
        return Ack.NodePools.ApplyPatchAsync(live.Id.ClusterId, live.Id.NodePoolId, live.Detail, patch, ct);
    }

    /// <summary>Sends the changed kubelet, containerd and kernel options (ModifyNodePoolNodeConfig). Does not wait for the task.</summary>
    /// <returns>The receipt; null if nothing had to be sent.</returns>
    internal async Task<NodePoolOperation?> ConfigureNodesAsync(
        LiveNodePool live,
        IReadOnlyList<InputChange> changes,
        PropertyMap news,
        CancellationToken ct
    ) =>
        NodeConfigMapping.CreateChange(NodePoolBinding.Read(news), PropertySelection.From(changes)) is { } change
            ? await Ack.NodePools.ModifyNodeConfigAsync(live.Id.ClusterId, live.Id.NodePoolId, change, ct)
            : null;

    /// <summary>Reads a pool back until it has the requested values; see <see cref="NodePoolClient.VerifyAppliedAsync"/>.</summary>
    /// <exception cref="UpdateIgnoredException">ACK reported success but did not apply a value.</exception>
    internal async Task VerifyAppliedAsync(
        PoolId id,
        PropertyMap desired,
        Func<LiveNodePool, IReadOnlyList<string>> findMissing,
        string? requestId,
        CancellationToken ct
    )
    {
        var cluster = await Ack.Clusters.GetAsync(id.ClusterId, ct);
        await Ack.NodePools.VerifyAppliedAsync(
            id.ClusterId,
            id.NodePoolId,
            pool => findMissing(LiveNodePoolMapping.Read(id, pool, cluster.CurrentVersion, desired)),
            requestId,
            ct
        );
    }

    /// <summary>Deletes a pool with its nodes. Returns the task; null if the pool did not exist.</summary>
    internal async Task<string?> DeleteAsync(PoolId id, CancellationToken ct)
    {
        try
        {
            return (await Ack.NodePools.DeleteAsync(id.ClusterId, id.NodePoolId, force: true, ct)).TaskId;
        }
        catch (ApiException fault) when (fault.Kind is ApiErrorKind.NotFound)
        {
            return null;
        }
    }

    private IReadOnlyList<ResourceTag> OwnershipTags(ResourceUrn urn) => tagsOwnership ? OwnershipTag.For(urn.Text) : [];
}

/// <summary>A pool that a create call created or adopted.</summary>
/// <param name="Id">Its id.</param>
/// <param name="TaskId">The task that creates it; null if it was adopted.</param>
internal sealed record CreatedNodePool(PoolId Id, string? TaskId);
