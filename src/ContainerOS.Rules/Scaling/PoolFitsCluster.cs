using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Facts;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scaling;

/// <summary>COS6015: the pool alone has no more nodes than its cluster may have.</summary>
internal sealed class PoolFitsCluster : ClusterRule
{
    public override RuleInfo Info { get; } = new()
    {
        Code = "COS6015",
        Title = "the pool alone has no more nodes than its cluster may have",
        Severity = Severity.Warning,
        Paths = ["desiredSize", "autoScaling.maxSize"],
        Source = Sources.Limits,
        Confidence = Confidence.Documented,
        Needs = RuleNeeds.Cluster,
        Why = "a cluster of the edition Basic has at most 10 nodes, and one with Flannel at most 1,000 (200 until the quota is raised)",
        Fix = "write fewer nodes, or use a Pro cluster with Terway, which may have 5,000 and on request 15,000",
        IsSuppressible = true,
    };

    private const int OfBasic = 10;
    private const int OfFlannel = 1000;

    private protected override bool Applies(Subject pool, Verdicts verdicts)
    {
        var isLarge = false;
        foreach (var (path, size) in Sizes(pool))
        {
            isLarge |= verdicts.Knows(size, path, out var nodes) && nodes > OfBasic;
        }

        return isLarge;
    }

    private protected override void Check(Subject pool, ClusterFacts cluster, Verdicts verdicts)
    {
        foreach (var (path, given) in Sizes(pool))
        {
            if (given is not { IsKnown: true } size)
            {
                continue; // It was said already that it is not known.
            }

            if (Limit(cluster) is { } limit && size.Content > limit.Nodes)
            {
                verdicts.Fail(path, $"{size} nodes are more than the {limit.Nodes} that a cluster {limit.Of} may have");
            }
            else if (cluster.Spec is null || cluster.Network is null)
            {
                verdicts.Undecided(path, "the cloud does not say of which edition the cluster is, and which network it has");
            }
        }
    }

    private static (string Path, Value<int>? Value)[] Sizes(Subject pool) =>
        [("desiredSize", pool.Spec.DesiredSize), ("autoScaling.maxSize", pool.Spec.AutoScaling.Part(bounds => bounds.MaxSize))];

    private static (int Nodes, string Of)? Limit(ClusterFacts cluster) =>
        cluster.IsBasic ? (OfBasic, "of the edition Basic") : cluster.UsesFlannel ? (OfFlannel, "with Flannel") : null;
}
