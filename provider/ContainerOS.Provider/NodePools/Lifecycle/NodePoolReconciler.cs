using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Cloud;
using ContainerOS.Provider.NodePools.Schema;
using ContainerOS.Provider.Ownership;
using ContainerOS.Provider.Schema;
using ContainerOS.Sdk.Errors;
using Grpc.Core;

namespace ContainerOS.Provider.NodePools.Lifecycle;

/// <summary>Brings a live pool to the inputs of the program: reads it, sends what differs, waits, and verifies the result.</summary>
/// <remarks>It compares with the cloud and not with the state of the last run, so it continues an interrupted run.</remarks>
internal sealed class NodePoolReconciler(ProviderSession session, ResourceUrn urn)
{
    /// <summary>Updates the pool and returns it once it has the requested values and its nodes are Ready.</summary>
    /// <exception cref="UpdateIgnoredException">ACK reported success but did not apply a property; it is named.</exception>
    /// <exception cref="RpcFaultException">The change cannot be made in place, the pool was deleted, or nodes failed.</exception>
    internal async Task<LiveNodePool> RunAsync(NodePoolChange change, CancellationToken ct)
    {
        var live = await ReadAsync(change, ct);
        var differences = FindDifferences(change.News, live);
        ThrowIfNotInPlace(differences);

        IReadOnlyList<InputChange> changes = [.. differences, .. Undetectable(change)];
        var modified = await session.NodePools.ModifyAsync(live, changes, change.News, urn, ct);
        await session.Progress.FollowAsync(urn, modified?.TaskId, ct);
        var configured = await session.NodePools.ConfigureNodesAsync(live, changes, change.News, ct);
        await session.Progress.FollowAsync(urn, configured?.TaskId, ct);

        return await WaitUntilAppliedAsync(change, modified?.RequestId ?? configured?.RequestId, ct);
    }

    private async Task<LiveNodePool> WaitUntilAppliedAsync(NodePoolChange change, string? requestId, CancellationToken ct)
    {
        while (true)
        {
            var live = await session.Progress.WaitForNodesAsync(urn, () => ReadAsync(change, ct), change.Limit, ct);
            if (FindDifferences(change.News, live).Count == 0)
            {
                return live;
            }

            // The read can be from before the update, and so can its node counts: verify, then wait for the nodes again.
            await session.NodePools.VerifyAppliedAsync(
                change.Id,
                change.News,
                pool => [.. FindDifferences(change.News, pool).Select(difference => difference.Path)],
                requestId,
                ct
            );
        }
    }

    private async Task<LiveNodePool> ReadAsync(NodePoolChange change, CancellationToken ct) =>
        await session.NodePools.FindAsync(change.Id, change.News, ct)
        ?? throw new RpcFaultException(StatusCode.NotFound, $"node pool {change.Id} was deleted while it was being updated");

    private static IReadOnlyList<InputChange> FindDifferences(PropertyMap news, LiveNodePool live) =>
        NodePoolDiff.Changes(RefreshedInputs.Merge(NodePoolSchema.Inputs, news, live.Inputs), live.Outputs, news);

    // Changes that a read cannot show: of write-only properties, and of properties that the program no longer sets.
    private static IEnumerable<InputChange> Undetectable(NodePoolChange change) =>
        SchemaDiff
            .Between(NodePoolSchema.Inputs, change.Olds, change.News)
            .Where(property => property.Kind is ChangeKind.Delete || NodePoolSchema.Inputs.Find(property.Root) is { WriteOnly: true });

    // An adopted pool can have been created from an older version of the program.
    private static void ThrowIfNotInPlace(IReadOnlyList<InputChange> differences)
    {
        if (differences.FirstOrDefault(change => change.Effect is ChangeEffect.Replace) is { } replaced)
        {
            throw new RpcFaultException(
                StatusCode.FailedPrecondition,
                $"the pool exists with another {replaced.Path}, which cannot be changed in place: "
                    + "delete the pool, or give the resource another name"
            );
        }

        RolloutGuard.ThrowIfRollout(differences);
    }
}

/// <summary>A requested update of a pool.</summary>
/// <param name="Id">The pool.</param>
/// <param name="Olds">The inputs of the last run; empty for a new pool.</param>
/// <param name="News">The requested inputs.</param>
/// <param name="Timeout">The timeout that the program sets for the nodes to become Ready; null for the default.</param>
internal sealed record NodePoolChange(PoolId Id, PropertyMap Olds, PropertyMap News, TimeSpan? Timeout)
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(60);

    /// <summary>How long to wait for the nodes to become Ready; 60 minutes by default.</summary>
    internal TimeSpan Limit => Timeout ?? DefaultTimeout;
}
