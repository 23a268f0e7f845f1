using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Diffing;
using ContainerOS.Provider.Naming;
using ContainerOS.Provider.NodePools.Schema;
using ContainerOS.Provider.Schema;
using Grpc.Core;

namespace ContainerOS.Provider.NodePools;

/// <summary>Brings a live pool to what the program says: read, send what differs, wait, read again and compare.</summary>
/// <remarks>It goes by what the cloud says, not by what the last run remembers, so an interrupted run is simply continued.</remarks>
internal sealed class PoolConvergence(ProviderSession session, ResourceUrn urn)
{
    /// <summary>The pool after it has become what was asked for.</summary>
    internal async Task<LivePool> RunAsync(PoolChange change, CancellationToken ct)
    {
        var live = await ReadAsync(change, ct);
        var differing = Differing(change.News, live);
        Refuse(differing);
        IReadOnlyList<PropertyChange> changes = [.. differing, .. Unseen(change)];
        await session.Pools.ModifyAsync(live, changes, change.News, urn, session.Progress, ct);
        await session.Pools.ConfigureNodesAsync(live, changes, change.News, urn, session.Progress, ct);
        var settled = await session.Progress.WaitForNodesAsync(urn, () => ReadAsync(change, ct), change.Limit, ct);
        Prove(change.News, settled);
        return settled;
    }

    private async Task<LivePool> ReadAsync(PoolChange change, CancellationToken ct) =>
        await session.Pools.FindAsync(change.Id, change.News, ct)
        ?? throw new RpcFaultException(
            StatusCode.NotFound,
            $"node pool {change.Id} is gone: somebody deleted it while it was being changed"
        );

    /// <summary>The properties in which the pool differs from the program.</summary>
    private static IReadOnlyList<PropertyChange> Differing(PropertyMap news, LivePool live) =>
        NodePoolDiff.Changes(LiveOverlay.Apply(NodePoolSchema.Inputs, news, live.Inputs), live.Outputs, news);

    /// <summary>Changes that the cloud's description can not show: of what it does not tell, and of what the program no longer gives.</summary>
    private static IEnumerable<PropertyChange> Unseen(PoolChange change) =>
        SchemaDiff
            .Between(NodePoolSchema.Inputs, change.Olds, change.News)
            .Where(property => property.Kind is ChangeKind.Delete || NodePoolSchema.Inputs.Find(property.Root) is { WriteOnly: true });

    /// <summary>A pool that was found again may have been made from a program that has changed since.</summary>
    private static void Refuse(IReadOnlyList<PropertyChange> differing)
    {
        if (differing.FirstOrDefault(change => change.Effect is ChangeEffect.Replace) is { } replaced)
        {
            throw new RpcFaultException(
                StatusCode.FailedPrecondition,
                $"the pool exists, but with another {replaced.Path}, which can not be changed in place: delete the pool, or give the resource another name"
            );
        }

        if (differing.FirstOrDefault(change => change.Effect is ChangeEffect.Rollout) is { } rollout)
        {
            throw new RpcFaultException(StatusCode.FailedPrecondition, DiagnosticText.Format(RolloutGuard.Refuse(rollout)));
        }
    }

    private static void Prove(PropertyMap news, LivePool live)
    {
        if (Differing(news, live) is { Count: > 0 } ignored)
        {
            throw new RpcFaultException(
                StatusCode.FailedPrecondition,
                $"the cloud answered with success but did not take over: {string.Join(", ", ignored.Select(change => change.Path))}"
            );
        }
    }
}
