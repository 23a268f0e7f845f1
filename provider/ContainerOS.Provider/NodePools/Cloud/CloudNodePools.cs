using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Lookups;
using ContainerOS.Provider.Ownership;
using ContainerOS.Provider.Shapes;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Ack;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Errors;
using ContainerOS.Shared;
using ContentPacking = ContainerOS.UserData.ContentPacking;

namespace ContainerOS.Provider.NodePools.Cloud;

/// <summary>Calls ACK with inputs, and returns live pools as inputs and outputs.</summary>
/// <param name="cloud">Returns the client; throws if the provider is offline.</param>
/// <param name="packing">Returns whether the contents of files in user data are packed.</param>
/// <param name="images">Returns what decides the images of pools.</param>
internal sealed class CloudNodePools(Func<AlibabaCloudClient> cloud, Func<ContentPacking> packing, Func<LockedImages> images)
{
    private SingleFlightCache<string, IReadOnlyList<NodePool>> lists = new();
    private SingleFlightCache<string, string?> versions = new();

    private AckClient Ack => cloud().Ack;

    /// <summary>Forgets the pools and versions of clusters: a new run starts.</summary>
    internal void Forget() => (lists, versions) = (new(), new());

    /// <summary>Reads a pool; null if it does not exist.</summary>
    internal async Task<LiveNodePool?> FindAsync(PoolId id, PropertyMap desired, CancellationToken ct)
    {
        try
        {
            return await MapAsync(await Ack.NodePools.GetAsync(id.ClusterId, id.NodePoolId, ct), id, desired, ct);
        }
        catch (ApiException fault) when (fault.Kind is ApiErrorKind.NotFound)
        {
            return null;
        }
    }

    /// <summary>The pools of a cluster with a name, as they are now.</summary>
    internal Task<IReadOnlyList<NodePool>> FindByNameAsync(string clusterId, string name, CancellationToken ct) =>
        CloudErrors.TranslateAsync(() => Ack.NodePools.ListAsync(clusterId, name, ct));

    /// <summary>The pools of a cluster as they were when this run first asked. One call serves all resources of the run.</summary>
    internal Task<IReadOnlyList<NodePool>> ListAsync(string clusterId, CancellationToken ct) =>
        lists.GetAsync(
            clusterId,
            id => CloudErrors.TranslateAsync(() => Ack.NodePools.ListAsync(id, cancellationToken: CancellationToken.None)),
            ct
        );

    /// <summary>
    /// Creates a pool with a tag. If the reply is lost, the pool is found by its name and tag. See
    /// <see cref="NodePoolClient.CreateOrAdoptAsync"/>.
    /// </summary>
    internal Task<CreateNodePoolResult> CreateAsync(
        string clusterId,
        PropertyMap inputs,
        string? imageId,
        OwnershipTag? tag,
        CancellationToken ct
    )
    {
        IReadOnlyList<ResourceTag> tags = tag is null ? [] : [tag.ToResourceTag()];
        var request = NodePoolRequests.CreateRequest(inputs, imageId, tag, packing());
        return Ack.NodePools.CreateOrAdoptAsync(clusterId, request, tags, ct);
    }

    /// <summary>Marks a pool with a tag. Does not wait for the task.</summary>
    /// <returns>The receipt; null if the pool carries the tag already.</returns>
    internal Task<NodePoolOperation?> MarkAsync(LiveNodePool live, ResourceTag tag, CancellationToken ct)
    {
        var others = (live.Detail.ScalingGroup?.Tags ?? []).Where(other => other.Key != tag.Key);
        var patch = new NodePoolPatch { ScalingGroup = new ScalingGroup { Tags = [.. others, tag] } };
        return Ack.NodePools.ApplyPatchAsync(live.Id.ClusterId, live.Id.NodePoolId, live.Detail, patch, ct);
    }

    /// <summary>Sends the changed properties that ModifyClusterNodePool accepts. Does not wait for the task.</summary>
    /// <param name="live">The pool as it was just read.</param>
    /// <param name="target">The requested inputs, and the values that removed properties go back to.</param>
    /// <param name="changes">The changed properties.</param>
    /// <param name="imageId">The image of the release, for a change of the release.</param>
    /// <param name="tag">The ownership tag to write; null to keep the one that the pool carries.</param>
    /// <param name="mark">Marks the tags that the pool gets; null to leave them.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The receipt; null if nothing had to be sent.</returns>
    internal Task<NodePoolOperation?> ModifyAsync(
        LiveNodePool live,
        PropertyMap target,
        IReadOnlyList<InputChange> changes,
        string? imageId,
        OwnershipTag? tag,
        Func<IReadOnlyList<ResourceTag>, IReadOnlyList<ResourceTag>>? mark,
        CancellationToken ct
    )
    {
        IReadOnlyList<InputChange> all = tag is null
            ? changes
            : [.. changes, new InputChange(["tags"], ChangeKind.Update, ChangeEffect.InPlaceNewNodes)];
        var patch = NodePoolRequests.CreatePatch(live.Body, target, all, imageId, tag?.Value ?? live.Tag, packing());
        if (mark is not null)
        {
            var group = patch.ScalingGroup ?? new ScalingGroup();
            patch = patch with { ScalingGroup = group with { Tags = mark([.. group.Tags ?? live.Detail.ScalingGroup?.Tags ?? []]) } };
        }

        return Ack.NodePools.ApplyPatchAsync(live.Id.ClusterId, live.Id.NodePoolId, live.Detail, patch, ct);
    }

    /// <summary>Sends the changed kubelet, containerd and kernel options (ModifyNodePoolNodeConfig). Does not wait for the task.</summary>
    /// <returns>The receipt; null if nothing had to be sent.</returns>
    internal async Task<NodePoolOperation?> ConfigureNodesAsync(
        LiveNodePool live,
        PropertyMap target,
        IReadOnlyList<InputChange> changes,
        CancellationToken ct
    ) =>
        NodePoolRequests.CreateNodeConfig(live.Body, target, changes) is { } change
            ? await Ack.NodePools.ModifyNodeConfigAsync(live.Id.ClusterId, live.Id.NodePoolId, change, ct)
            : null;

    /// <summary>Reads a pool back until it has the requested values; see <see cref="NodePoolClient.VerifyAppliedAsync"/>.</summary>
    /// <exception cref="UpdateIgnoredException">ACK reported success but did not apply a value.</exception>
    internal async Task<LiveNodePool> VerifyAppliedAsync(
        PoolId id,
        PropertyMap desired,
        Func<LiveNodePool, IReadOnlyList<string>> findMissing,
        string? requestId,
        CancellationToken ct
    )
    {
        var version = await GetVersionAsync(id.ClusterId, ct);
        var pool = await Ack.NodePools.VerifyAppliedAsync(
            id.ClusterId,
            id.NodePoolId,
            pool => findMissing(LiveNodePoolMapping.Read(id, pool, version, desired, PinnedImage(desired))),
            requestId,
            ct
        );
        return LiveNodePoolMapping.Read(id, pool, version, desired, PinnedImage(desired));
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

    private async Task<LiveNodePool> MapAsync(NodePool pool, PoolId id, PropertyMap desired, CancellationToken ct) =>
        LiveNodePoolMapping.Read(id, pool, await GetVersionAsync(id.ClusterId, ct), desired, PinnedImage(desired));

    /// <summary>The image of the release that a program names, which its lock file may pin to one that no table knows.</summary>
    private string? PinnedImage(PropertyMap desired) =>
        desired.ContainsKey("os") ? images().Resolve(NodePoolBinding.Read(desired).Os.ObjectOrNull()).ImageId : null;

    /// <summary>The Kubernetes version of a cluster. One call serves all resources of the run.</summary>
    private Task<string?> GetVersionAsync(string clusterId, CancellationToken ct) =>
        versions.GetAsync(clusterId, async id => (await Ack.Clusters.GetAsync(id, CancellationToken.None)).CurrentVersion, ct);
}
