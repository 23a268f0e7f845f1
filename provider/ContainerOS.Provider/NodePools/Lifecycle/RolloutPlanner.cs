using System.Collections.Immutable;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Versions;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Cloud;
using ContainerOS.Rollout;
using ContainerOS.Rollout.Execution;
using Grpc.Core;

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
    /// <exception cref="RpcFaultException">The cluster does not have the Kubernetes version.</exception>
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

        var reader = session.ReaderOf(change.Id);
        var template = live.Detail.ScalingGroup?.ImageId ?? string.Empty;
        var target = await ImageAsync(pool, ct) ?? template;
        var nodes = Named(spec, await reader.ReadNodesAsync(withZones: true, since: null, ct));
        if (!nodes.Any(node => node.ImageId == target))
        {
            // Nodes that still have the image finish their way back first.
            ImageQuarantine.ThrowIfQuarantined(change.Id.ClusterId, live.Detail, target);
        }

        var from =
            template != target ? template
            : nodes.Where(node => node.ImageId != target).GroupBy(node => node.ImageId).MaxBy(image => image.Count()) is { } most ? most.Key
            : roots.Contains("os") && change.Olds.Count > 0
                ? session.Images.Resolve(NodePoolBinding.Read(change.Olds).Os.ObjectOrNull()).ImageId
            : null;
        var keepsImage = nodes.All(node => node.ImageId == target);
        var others = roots.Remove("os");
        var plan = new RolloutPlan(change.Id.ClusterId, change.Id.NodePoolId, from ?? target, target, RolloutSettings.Read(spec), [])
        {
            KubernetesVersion = roots.Contains("kubernetesVersion") ? KubernetesVersionOf(pool, live) : null,
            FromRuntimeVersion = roots.Contains("runtimeVersion") ? TextOf(live.Outputs, "runtimeVersion") : null,
            RuntimeVersion = roots.Contains("runtimeVersion") ? TextOf(change.News, "runtimeVersion") : null,
        };
        if (keepsImage && !others.IsEmpty)
        {
            var revision = RolloutTag.RevisionOf(change.News, others);
            var since =
                RolloutTag.On(live.Detail) is { } tag && tag.Revision == revision ? tag.Since : await reader.ReadLatestTimeAsync(nodes, ct);
            plan = plan with { ReplacedSince = since, FromImageId = target };
            nodes = Named(spec, await reader.ReadNodesAsync(withZones: true, since, ct));
        }

        // A rollout that was interrupted after its last batch still has its checks to pass.
        var isOver = nodes.All(node => plan.IsDone(node) && node.IsReady) && (plan.Options.Checks.IsEmpty || roots.IsEmpty);
        return nodes.IsEmpty || isOver ? null : plan.WithNodes(nodes, await reader.MeasureAsync(ct), keepsDone: true);
    }

    /// <summary>Whether the nodes of a plan are on their way back: its image failed, and the template has the one from before.</summary>
    internal static bool IsGoingBack(RolloutPlan plan, LiveNodePool live) =>
        live.Detail.ScalingGroup?.ImageId == plan.FromImageId
        && plan.HasWayBack
        && ImageQuarantine.Of(live.Detail).Any(held => held.ImageId == plan.TargetImageId);

    private static ImmutableArray<RolloutNode> Named(RolloutSpec spec, ImmutableArray<RolloutNode> nodes) =>
        spec.NodeNames is { IsKnown: true } names && names.KnownItems.Select(item => item.Item).ToHashSet() is { Count: > 0 } named
            ? [.. nodes.Where(node => named.Contains(node.Name))]
            : nodes;

    private static string? TextOf(PropertyMap map, string name) => (map.Find(name)?.Unwrapped as PropertyString)?.Value;

    /// <summary>The version as ACK writes it. Nodes can have only the version of their cluster.</summary>
    private static string KubernetesVersionOf(NodePoolSpec pool, LiveNodePool live)
    {
        var wanted = pool.KubernetesVersion!.Value.Content;
        var cluster = TextOf(live.Outputs, "kubernetesVersion");
        return cluster is not null && KubernetesVersion.Parse(cluster) is { } has && has.IsAtLeast(wanted.Major, wanted.Minor)
            ? cluster
            : throw new RpcFaultException(
                StatusCode.FailedPrecondition,
                $"the nodes cannot get Kubernetes {wanted}: "
                    + $"the cluster has {cluster ?? "a version that is not known"}; upgrade its control plane first, and run up again"
            );
    }

    private async Task<string?> ImageAsync(NodePoolSpec pool, CancellationToken ct) =>
        pool.Os.ObjectOrNull() is not { } pin ? null
        : session.Images.Resolve(pin).ImageId is { } image ? image
        : pin.Version is { IsKnown: true } version ? await session.Lookups.FindImageIdAsync(version.Content, pool, ct)
        : null;
}
