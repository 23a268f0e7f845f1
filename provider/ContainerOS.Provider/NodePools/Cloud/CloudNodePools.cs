using ContainerOS.Model.NodePools;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Binding;
using ContainerOS.Provider.NodePools.Lifecycle;
using ContainerOS.Provider.Ownership;
using ContainerOS.Provider.Schema;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Ack;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Errors;
using ContentPacking = ContainerOS.UserData.ContentPacking;

namespace ContainerOS.Provider.NodePools.Cloud;

/// <summary>The pools of the cloud, in the provider's terms.</summary>
/// <param name="cloud">Gives the connection, or refuses while offline.</param>
/// <param name="tagsOwnership">Whether pools carry an ownership tag.</param>
/// <param name="packing">Tells whether contents of files in user data are packed.</param>
internal sealed class CloudNodePools(Func<AlibabaCloudClient> cloud, bool tagsOwnership, Func<ContentPacking> packing)
{
    private AckClient Ack => cloud().Ack;

    /// <summary>A pool as it is; null when it is gone.</summary>
    internal async Task<LiveNodePool?> FindAsync(PoolId id, PropertyMap given, CancellationToken ct)
    {
        try
        {
            var pool = await Ack.NodePools.GetAsync(id.ClusterId, id.NodePoolId, ct);
            var cluster = await Ack.Clusters.GetAsync(id.ClusterId, ct);
            return LiveNodePoolMapping.Read(id, pool, cluster.CurrentVersion, given);
        }
        catch (ApiException fault) when (fault.Kind is ApiErrorKind.NotFound)
        {
            return null;
        }
    }

    /// <summary>Makes a pool, or finds the one that an earlier call for the same resource made.</summary>
    internal Task<CreatedNodePool> CreateOrAdoptAsync(NodePoolSpec spec, ResourceUrn urn, CancellationToken ct) =>
        CloudErrors.TranslateAsync(async () =>
        {
            var clusterId = spec.ClusterId!.Value.Content;
            var request = NodePoolRequests.CreateRequest(spec, OwnershipTags(urn), packing());
            var made = await Ack.NodePools.CreateOrAdoptAsync(clusterId, request, OwnershipTags(urn), ct);
            return new CreatedNodePool(new PoolId(clusterId, made.NodePoolId!), made.TaskId);
        });

    /// <summary>Sends the changed groups, and stays until they are taken over. Sends nothing when none changed.</summary>
    internal async Task ModifyAsync(
        LiveNodePool live,
        IReadOnlyList<InputChange> changes,
        PropertyMap news,
        ResourceUrn urn,
        ProgressReporter progress,
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
        if (patch is not null)
        {
            var receipt = await Ack.NodePools.ModifyAsync(live.Id.ClusterId, live.Id.NodePoolId, patch, ct);
            await progress.FollowAsync(urn, receipt.TaskId, ct);
        }
    }

    /// <summary>Sets kubelet, containerd and kernel options on the nodes. Sends nothing when none changed.</summary>
    internal async Task ConfigureNodesAsync(
        LiveNodePool live,
        IReadOnlyList<InputChange> changes,
        PropertyMap news,
        ResourceUrn urn,
        ProgressReporter progress,
        CancellationToken ct
    )
    {
        if (NodeConfigMapping.CreateChange(NodePoolBinding.Read(news), PropertySelection.From(changes)) is { } change)
        {
            var receipt = await Ack.NodePools.ModifyNodeConfigAsync(live.Id.ClusterId, live.Id.NodePoolId, change, ct);
            await progress.FollowAsync(urn, receipt.TaskId, ct);
        }
    }

    /// <summary>Deletes a pool with its nodes; gives the task, or null when the pool was gone already.</summary>
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

/// <summary>A pool that a create made, or found.</summary>
/// <param name="Id">Its id.</param>
/// <param name="TaskId">The task that works on it; null when it was there already.</param>
internal sealed record CreatedNodePool(PoolId Id, string? TaskId);
