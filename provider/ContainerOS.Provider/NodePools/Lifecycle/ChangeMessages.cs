using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Provider.Shapes;

namespace ContainerOS.Provider.NodePools.Lifecycle;

/// <summary>Says what a change does to the nodes that run. A pool that does not change has no messages.</summary>
internal static class ChangeMessages
{
    private const string Size = "desiredSize";

    /// <summary>The properties that a rollout can bring to live nodes.</summary>
    private static readonly string[] Replaceable = ["bootstrap", "access"];

    /// <summary>The messages about a difference.</summary>
    /// <param name="request">The request.</param>
    /// <param name="diff">The difference.</param>
    /// <param name="changes">The changed properties.</param>
    /// <param name="repinned">The image that the lock file pins now for the release of the pool; null if the pool has it.</param>
    internal static IEnumerable<LogMessage> Describe(
        DiffRequest request,
        DiffResult diff,
        IReadOnlyList<InputChange> changes,
        string? repinned
    )
    {
        if (diff.Changes is DiffChanges.None)
        {
            yield break;
        }

        var nodes = CountNodes(request.Olds);
        if (diff.Replaces.Count > 0)
        {
            if (diff.DeleteBeforeReplace)
            {
                yield return new LogMessage(
                    LogSeverity.Warning,
                    "the pool is deleted before its replacement is created, because both have the same name: "
                        + (nodes is { } gone ? $"its {gone} nodes" : "its nodes")
                        + " are gone until the new ones are ready. If the program sets no name, the new pool is created first.",
                    request.Urn
                );
            }

            yield break;
        }

        var outdated = NodePoolDiff.CountOutdated(request.Olds);
        if (outdated > 0)
        {
            yield return new LogMessage(
                LogSeverity.Warning,
                $"drift: {outdated} of {nodes ?? outdated} nodes do not run the image of the pool yet; up replaces them in a rollout",
                request.Urn
            );
        }

        if (outdated == 0 && NodePoolDiff.IsUnfinished(request.Olds))
        {
            yield return new LogMessage(
                LogSeverity.Warning,
                "the rollout of the pool has not ended: not all batches are replaced and have passed their gates; up goes on with it",
                request.Urn
            );
        }

        if (repinned is not null && changes.All(change => change.Root != "os"))
        {
            yield return new LogMessage(
                LogSeverity.Info,
                $"os: the lock file pins the release to another image now ({repinned}); up replaces the nodes in a rollout",
                request.Urn
            );
        }

        if (CountRemoved(request, nodes) is var removed and > 0)
        {
            yield return new LogMessage(
                LogSeverity.Warning,
                $"{Size}: the scaling group removes {removed} of {nodes} nodes: it chooses them, and does not drain their pods. To choose "
                    + "and drain them, remove nodes by name first, in the console or by RemoveNodePoolNodes, which lowers the size too",
                request.Urn
            );
        }

        var later = changes
            .Where(change => change.Effect is ChangeEffect.InPlaceNewNodes)
            .Select(change => change.Root)
            .Distinct()
            .ToList();
        if (later.Count > 0)
        {
            later.RemoveAll(RolloutSettings.Triggers(NodePoolBinding.ReadRollout(request.News)).Contains);
        }

        if (nodes is 0)
        {
            yield break;
        }

        foreach (var reachable in later.GroupBy(Replaceable.Contains).OrderByDescending(group => group.Key))
        {
            yield return new LogMessage(
                LogSeverity.Info,
                $"{string.Join(", ", reachable)}: "
                    + (nodes is { } kept ? $"the {kept} nodes that run keep" : "the nodes that run keep")
                    + " what they have until they are replaced; new nodes get the new values"
                    + (
                        reachable.Key
                            ? " ('rollout.replaceOn' asks for a replacement)"
                            : "; a rollout cannot change them, because it replaces system disks only"
                                + (reachable.All(root => root == "tags") ? string.Empty : ". " + RolloutShape.OtherInstances)
                    ),
                request.Urn
            );
        }
    }

    /// <summary>
    /// The nodes that a smaller size takes from a pool. That they are not drained is documented for ACK One (page "Manually scale node
    /// pools") and inferred for other clusters.
    /// </summary>
    private static int CountRemoved(DiffRequest request, int? nodes) =>
        request.News.Find(Size)?.Unwrapped is PropertyNumber size
        && request.Olds.Find(Size)?.Unwrapped is PropertyNumber before
        && size.Value < before.Value
            ? Math.Max(0, (nodes ?? 0) - (int)size.Value)
            : 0;

    private static int? CountNodes(PropertyMap state) =>
        state.Find("nodeCounts")?.Unwrapped is PropertyMap counts && counts.Find("total") is PropertyNumber total ? (int)total.Value : null;
}
