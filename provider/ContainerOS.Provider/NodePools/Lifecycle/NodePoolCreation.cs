using ContainerOS.Model.NodePools;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Cloud;
using ContainerOS.Provider.Ownership;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Errors;
using Grpc.Core;

namespace ContainerOS.Provider.NodePools.Lifecycle;

/// <summary>
/// Creates the pool of a resource, or adopts the one that an earlier Create of the resource made. A pool of another owner is never
/// touched. docs/adr/0021 has the reasons.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="owner">The resource.</param>
/// <param name="names">The names of pools in this run.</param>
internal sealed class NodePoolCreation(ProviderSession session, PoolOwner owner, PoolNames names)
{
    /// <summary>Creates or adopts the pool. Its nodes are not Ready yet.</summary>
    /// <param name="spec">The pool.</param>
    /// <param name="inputs">The inputs that the specification was read from.</param>
    /// <param name="limit">How long to wait for other operations of ACK.</param>
    /// <param name="ct">Cancels the call; a later call adopts what was created.</param>
    /// <exception cref="RpcFaultException">A pool has the name and cannot be adopted. Nothing was changed.</exception>
    internal async Task<CreatedNodePool> RunAsync(NodePoolSpec spec, PropertyMap inputs, OperationLimit limit, CancellationToken ct)
    {
        var clusterId = spec.ClusterId!.Value.Content;
        var name = spec.Name!.Value.Content;
        if (await FindUnderAnotherNameAsync(clusterId, name, inputs, ct) is { } renamed)
        {
            return await AdoptAsync(renamed, inputs, limit, ct);
        }

        var tag = owner.IsTagged ? owner.NewTag() : null;
        try
        {
            var created = await session.Progress.WhenFreeAsync(
                owner.Urn,
                limit,
                () => session.NodePools.CreateAsync(clusterId, inputs, session.Images.Resolve(spec.Os.ObjectOrNull()).ImageId, tag, ct),
                ct
            );
            return new CreatedNodePool(new PoolId(clusterId, created.NodePoolId), created.TaskId, tag);
        }
        catch (NameTakenException taken)
        {
            return await AdoptAsync(await FindAdoptableAsync(new PoolId(clusterId, taken.NodePoolId), inputs, ct), inputs, limit, ct);
        }
        catch (Exception error) when (error is SdkException or CredentialsNotFoundException)
        {
            throw CloudErrors.ToFault(error);
        }
    }

    /// <summary>The pool that has the name of the resource, if the resource may adopt it.</summary>
    /// <exception cref="RpcFaultException">It may not.</exception>
    private async Task<LiveNodePool> FindAdoptableAsync(PoolId id, PropertyMap inputs, CancellationToken ct)
    {
        var live =
            await CloudErrors.TranslateAsync(() => session.NodePools.FindAsync(id, inputs, ct))
            ?? throw Refused(OwnershipMessages.IsBeingDeleted(id, id.NodePoolId));
        var name = live.Detail.Name ?? string.Empty;
        if (!owner.Made(live.Tag))
        {
            throw new RpcFaultException(StatusCode.AlreadyExists, OwnershipMessages.NameTaken(owner, id, name, live.Tag));
        }

        if (live.Detail.Status?.State == NodePoolState.Deleting)
        {
            throw Refused(OwnershipMessages.IsBeingDeleted(id, name));
        }

        return FindFixedDifference(inputs, live) is { } property
            ? throw Refused(OwnershipMessages.CannotBeAdopted(id, name, property))
            : live;
    }

    /// <summary>
    /// The pool that an earlier Create of the resource made under another name, because the program or the engine named it differently
    /// then. The pool that this run replaces is not meant: it is deleted later.
    /// </summary>
    private async Task<LiveNodePool?> FindUnderAnotherNameAsync(string clusterId, string name, PropertyMap inputs, CancellationToken ct)
    {
        if (!owner.IsTagged || owner.Identity is null)
        {
            return null;
        }

        foreach (var pool in await session.NodePools.ListAsync(clusterId, ct))
        {
            if (!owner.Made(OwnershipTag.ValueOn(pool)) || pool.Name == name || names.IsReplaced(owner.Urn.Text, pool.Id, pool.Name))
            {
                continue;
            }

            // The list is from the start of the run: the pool may have been deleted or adopted since.
            var id = new PoolId(clusterId, pool.Id);
            var live = await CloudErrors.TranslateAsync(() => session.NodePools.FindAsync(id, inputs, ct));
            if (live is null || !owner.Made(live.Tag) || live.Detail.Status?.State == NodePoolState.Deleting)
            {
                continue;
            }

            if (FindFixedDifference(inputs, live) is not { } property)
            {
                return live;
            }

            await LogAsync(LogSeverity.Warning, OwnershipMessages.AlsoTagged(id, pool.Name, property), ct);
        }

        return null;
    }

    /// <summary>
    /// Marks the pool with a new generation, so that the Delete of an older entry of the state does not delete it. Without a proof that
    /// the pool carries the new tag nothing is adopted, and the state keeps what it has.
    /// </summary>
    private async Task<CreatedNodePool> AdoptAsync(LiveNodePool live, PropertyMap inputs, OperationLimit limit, CancellationToken ct) =>
        await CloudErrors.TranslateAsync(async () =>
        {
            var tag = owner.NewTag();
            var marked = await session.Progress.WhenFreeAsync(
                owner.Urn,
                limit,
                async () => await session.NodePools.MarkAsync(await ReadSettledAsync(live.Id, inputs, limit, ct), tag.ToResourceTag(), ct),
                ct
            );
            await session.Progress.FollowAsync(owner.Urn, marked?.TaskId, limit, ct);
            await session.NodePools.VerifyAppliedAsync(
                live.Id,
                inputs,
                pool => pool.Tag == tag.Value ? [] : [$"the tag {OwnershipTag.Key}"],
                marked?.RequestId,
                ct
            );
            await LogAsync(LogSeverity.Info, OwnershipMessages.Adopted(live.Id, live.Detail.Name ?? string.Empty), ct);
            return new CreatedNodePool(live.Id, null, tag);
        });

    /// <summary>Reads the pool until no operation runs on it: ACK refuses changes of a pool that is busy.</summary>
    private async Task<LiveNodePool> ReadSettledAsync(PoolId id, PropertyMap inputs, OperationLimit limit, CancellationToken ct)
    {
        var state = string.Empty;
        await foreach (var _ in (PollingSchedule.Default with { Limit = limit.Remaining }).ReadsAsync(session.Time, ct))
        {
            var live =
                await session.NodePools.FindAsync(id, inputs, ct) ?? throw Refused(OwnershipMessages.IsBeingDeleted(id, id.NodePoolId));
            if (!live.IsBusy)
            {
                return live;
            }

            state = live.Readiness.State;
            await LogAsync(LogSeverity.Info, $"waiting until the pool is no longer {state}", ct, isEphemeral: true);
        }

        throw new RpcFaultException(
            StatusCode.DeadlineExceeded,
            $"node pool {id} is {state} for more than {limit}; run up again to continue waiting"
        );
    }

    private static string? FindFixedDifference(PropertyMap inputs, LiveNodePool live) =>
        NodePoolReconciler.FindFixed(NodePoolReconciler.FindDifferences(inputs, live))?.Path;

    private static RpcFaultException Refused(string message) => new(StatusCode.FailedPrecondition, message);

    private Task LogAsync(LogSeverity severity, string text, CancellationToken ct, bool isEphemeral = false) =>
        session.Log.WriteAsync(new LogMessage(severity, text, owner.Urn.Text, isEphemeral), ct);
}

/// <summary>A pool that a Create made or adopted.</summary>
/// <param name="Id">Its id.</param>
/// <param name="TaskId">The task that creates it; null if it was adopted.</param>
/// <param name="Tag">The tag that it carries; null for none.</param>
internal sealed record CreatedNodePool(PoolId Id, string? TaskId, OwnershipTag? Tag);
