using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Cloud;
using ContainerOS.Provider.NodePools.Schema;
using ContainerOS.Provider.Ownership;
using ContainerOS.Provider.Schema;
using Grpc.Core;

namespace ContainerOS.Provider.NodePools.Lifecycle;

/// <summary>Brings a live pool to what the program says: read, send what differs, wait, read again and compare.</summary>
/// <remarks>It goes by what the cloud says, not by what the last run remembers, so an interrupted run is simply continued.</remarks>
internal sealed class NodePoolReconciler(ProviderSession session, ResourceUrn urn)
{
    /// <summary>The pool after it has become what was asked for.</summary>
    internal async Task<LiveNodePool> RunAsync(NodePoolChange change, CancellationToken ct)
    {
        var live = await ReadAsync(change, ct);
        var differing = Differing(change.News, live);
        ThrowIfNotInPlace(differing);
        IReadOnlyList<InputChange> changes = [.. differing, .. Undetectable(change)];
        await session.NodePools.ModifyAsync(live, changes, change.News, urn, session.Progress, ct);
        await session.NodePools.ConfigureNodesAsync(live, changes, change.News, urn, session.Progress, ct);
        var settled = await session.Progress.WaitForNodesAsync(urn, () => ReadAsync(change, ct), change.Limit, ct);
        VerifyApplied(change.News, settled);
        return settled;
    }

    private async Task<LiveNodePool> ReadAsync(NodePoolChange change, CancellationToken ct) =>
        await session.NodePools.FindAsync(change.Id, change.News, ct)
        ?? throw new RpcFaultException(
            StatusCode.NotFound,
            $"node pool {change.Id} is gone: somebody deleted it while it was being changed"
        );

    /// <summary>The properties in which the pool differs from the program.</summary>
    private static IReadOnlyList<InputChange> Differing(PropertyMap news, LiveNodePool live) =>
        NodePoolDiff.Changes(RefreshedInputs.Merge(NodePoolSchema.Inputs, news, live.Inputs), live.Outputs, news);

    /// <summary>Changes that the cloud's description can not show: of what it does not tell, and of what the program no longer gives.</summary>
    private static IEnumerable<InputChange> Undetectable(NodePoolChange change) =>
        SchemaDiff
            .Between(NodePoolSchema.Inputs, change.Olds, change.News)
            .Where(property => property.Kind is ChangeKind.Delete || NodePoolSchema.Inputs.Find(property.Root) is { WriteOnly: true });

    /// <summary>A pool that was found again may have been made from a program that has changed since.</summary>
    private static void ThrowIfNotInPlace(IReadOnlyList<InputChange> differing)
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
            throw new DiagnosticFaultException(RolloutGuard.CreateDiagnostic(rollout));
        }
    }

    private static void VerifyApplied(PropertyMap news, LiveNodePool live)
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

/// <summary>What a pool is to become.</summary>
/// <param name="Id">The pool.</param>
/// <param name="Olds">The inputs it was made from; empty when it is new.</param>
/// <param name="News">The inputs it is to have.</param>
/// <param name="Timeout">How long it may take; null for the default.</param>
internal sealed record NodePoolChange(PoolId Id, PropertyMap Olds, PropertyMap News, TimeSpan? Timeout)
{
    /// <summary>How long nodes may take to become Ready when the program sets no limit.</summary>
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(60);

    /// <summary>How long it may take.</summary>
    internal TimeSpan Limit => Timeout ?? DefaultTimeout;
}
