using System.Collections.Immutable;
using ContainerOS.Model.NodePools;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Cloud;
using ContainerOS.Rollout;
using ContainerOS.Rollout.Execution;
using ContainerOS.Sdk.Ack.NodePools;

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
        var spec = NodePoolBinding.ReadRollout(change.News);
        var roots = FindRoots(change, live, spec);
        var unfinished = UnfinishedRollout.On(live.Detail);
        if (roots.IsEmpty && !change.IsDrifted && unfinished is null)
        {
            return null;
        }

        var image = await ImageAsync(pool, ct);
        var others = OthersOf(roots, unfinished, image);
        var target = new RolloutTarget
        {
            ImageId = image,
            KubernetesVersion = others.Contains("kubernetesVersion") ? TextOf(change.News, "kubernetesVersion") : null,
            RuntimeVersion = others.Contains("runtimeVersion") ? TextOf(change.News, "runtimeVersion") : null,
            HasOtherSettings = !others.IsEmpty,
            NodeNames = spec.NodeNames is { IsKnown: true } names ? [.. names.KnownItems.Select(item => item.Item)] : [],
        };
        var begun = new RolloutInProgress
        {
            FromImageId =
                roots.Contains("os") && change.Olds.Count > 0
                    ? session.Images.Resolve(NodePoolBinding.Read(change.Olds).Os.ObjectOrNull()).ImageId
                    : null,
            Since = RolloutTag.On(live.Detail) is { } tag
                ? tag.Revision == RolloutTag.RevisionOf(change.News, others)
                    ? tag.Since
                    : null
                // The command does not know what the program has. Its rollouts are of versions, which a reply shows: nothing differs.
                : roots.IsEmpty
                    ? unfinished?.Since
                    : null,
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

    /// <summary>
    /// Marks the tags of a pool with what only the pool itself can remember of a rollout: that it has not ended, and since when nodes that
    /// keep their image get a new disk. They are written in the call that sets the template.
    /// </summary>
    internal static Func<IReadOnlyList<ResourceTag>, IReadOnlyList<ResourceTag>> MarkOf(
        NodePoolChange change,
        LiveNodePool live,
        RolloutPlan plan
    )
    {
        var roots = FindRoots(change, live, NodePoolBinding.ReadRollout(change.News));
        var others = OthersOf(roots, UnfinishedRollout.On(live.Detail), plan.TargetImageId);
        return tags =>
        {
            if (plan.ReplacedSince is { } since)
            {
                var tag = new RolloutTag(RolloutTag.RevisionOf(change.News, others), since).ToResourceTag();
                tags = [.. tags.Where(other => other.Key != RolloutTag.Key), tag];
            }

            return UnfinishedRollout.Of(plan, others).AddTo(tags);
        };
    }

    /// <summary>Whether the nodes of a plan are on their way back: its image failed, and the template has the one from before.</summary>
    internal static bool IsGoingBack(RolloutPlan plan, LiveNodePool live) =>
        live.Detail.ScalingGroup?.ImageId == plan.FromImageId
        && plan.HasWayBack
        && ImageQuarantine.Of(live.Detail).Any(held => held.ImageId == plan.TargetImageId);

    /// <summary>The properties that change, among those whose changes replace nodes.</summary>
    private static ImmutableHashSet<string> FindRoots(NodePoolChange change, LiveNodePool live, RolloutSpec spec) =>
        [
            .. change
                .Changed.Concat(NodePoolReconciler.FindDifferences(change.News, live).Select(difference => difference.Root))
                .Where(RolloutSettings.Triggers(spec).Contains),
        ];

    /// <summary>
    /// What the nodes get besides the image: also what an unfinished rollout to the same image brings, which a refresh may have taken into
    /// the state already.
    /// </summary>
    private static ImmutableHashSet<string> OthersOf(ImmutableHashSet<string> roots, UnfinishedRollout? unfinished, string? image) =>
        (unfinished is null || (image is not null && image != unfinished.TargetImageId) ? roots : roots.Union(unfinished.Settings)).Remove(
            "os"
        );

    private static string? TextOf(PropertyMap map, string name) => (map.Find(name)?.Unwrapped as PropertyString)?.Value;

    private async Task<string?> ImageAsync(NodePoolSpec pool, CancellationToken ct) =>
        pool.Os.ObjectOrNull() is not { } pin ? null
        : session.Images.Resolve(pin).ImageId is { } image ? image
        : pin.Version is { IsKnown: true } version ? await session.Lookups.FindImageIdAsync(version.Content, pool, ct)
        : null;
}
