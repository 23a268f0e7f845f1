using System.Collections.Immutable;
using ContainerOS.Model.NodePools;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Cloud;
using ContainerOS.Rollout;
using ContainerOS.Rollout.Execution;

namespace ContainerOS.Provider.NodePools.Lifecycle;

/// <summary>Plans the rollout of a pool: for a preview, for <c>up</c>, and for the function <c>planRollout</c>. Reads only.</summary>
/// <param name="session">The session.</param>
internal sealed class RolloutPlanner(ProviderSession session)
{
    /// <summary>Plans the rollout that a change needs.</summary>
    /// <param name="change">The change.</param>
    /// <param name="live">The pool as it was just read.</param>
    /// <param name="ct">Cancels the calls.</param>
    /// <returns>The plan; null if no node has to be replaced.</returns>
    /// <exception cref="VersionNotInClusterException">The cluster does not have the Kubernetes version.</exception>
    /// <exception cref="ImageQuarantinedException">The image was taken back from the pool before, and no node has it any more.</exception>
    internal async Task<RolloutPlan?> PlanAsync(NodePoolChange change, LiveNodePool live, CancellationToken ct)
    {
        var pool = NodePoolBinding.Read(change.News);
        var spec = pool.Rollout is { IsKnown: true } known ? known.Content : new RolloutSpec();
        var triggers = RolloutSettings.Triggers(spec);
        var roots = change
            .Changed.Concat(NodePoolReconciler.FindDifferences(change.News, live).Select(difference => difference.Root))
            .Where(triggers.Contains)
            .ToImmutableHashSet();
        if (roots.IsEmpty && !change.IsDrifted)
        {
            return null;
        }

        var others = roots.Remove("os");
        var target = new RolloutTarget
        {
            ImageId = await ImageAsync(pool, ct),
            KubernetesVersion = roots.Contains("kubernetesVersion") ? TextOf(change.News, "kubernetesVersion") : null,
            RuntimeVersion = roots.Contains("runtimeVersion") ? TextOf(change.News, "runtimeVersion") : null,
            HasOtherSettings = !others.IsEmpty,
            NodeNames = spec.NodeNames is { IsKnown: true } names ? [.. names.KnownItems.Select(item => item.Item)] : [],
        };
        var begun = new RolloutInProgress
        {
            FromImageId =
                roots.Contains("os") && change.Olds.Count > 0
                    ? session.Images.Resolve(NodePoolBinding.Read(change.Olds).Os.ObjectOrNull()).ImageId
                    : null,
            Since = RolloutTag.On(live.Detail) is { } tag && tag.Revision == RolloutTag.RevisionOf(change.News, others) ? tag.Since : null,
            HasChecks = !roots.IsEmpty,
        };
        var plan = await session.Rollouts.PlanAsync(
            change.Id.ClusterId,
            live.Detail,
            target.InCluster(TextOf(live.Outputs, "kubernetesVersion")),
            RolloutSettings.Read(spec),
            begun,
            ct
        );
        return plan.Batches.IsEmpty ? null : plan;
    }

    /// <summary>Whether the nodes of a plan are on their way back: its image failed, and the template has the one from before.</summary>
    internal static bool IsGoingBack(RolloutPlan plan, LiveNodePool live) =>
        live.Detail.ScalingGroup?.ImageId == plan.FromImageId
        && plan.HasWayBack
        && ImageQuarantine.Of(live.Detail).Any(held => held.ImageId == plan.TargetImageId);

    private static string? TextOf(PropertyMap map, string name) => (map.Find(name)?.Unwrapped as PropertyString)?.Value;

    private async Task<string?> ImageAsync(NodePoolSpec pool, CancellationToken ct) =>
        pool.Os.ObjectOrNull() is not { } pin ? null
        : session.Images.Resolve(pin).ImageId is { } image ? image
        : pin.Version is { IsKnown: true } version ? await session.Lookups.FindImageIdAsync(version.Content, pool, ct)
        : null;
}
