using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Facts;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scaling;

/// <summary>COS6015: the pool alone has no more nodes than its cluster may have.</summary>
internal sealed class PoolFitsClusterNodeLimitRule : ClusterRule
{
    private const int OfBasic = 10;
    private const int OfFlannel = 1000;
    private const string MostPath = "autoScaling.maxSize";

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS6015",
            Title = "the pool alone has no more nodes than its cluster may have",
            Severity = Severity.Warning,
            Paths = ["desiredSize", "autoScaling.maxSize"],
            Source = RuleSources.Limits,
            Confidence = Confidence.Documented,
            Needs = RuleNeeds.Cluster,
            Why = "a cluster of the edition Basic has at most 10 nodes, and one with Flannel at most 1,000 (200 until the quota is raised)",
            Fix = "write fewer nodes, or use a Pro cluster with Terway, which may have 5,000 and on request 15,000",
            IsSuppressible = true,
        };

    private protected override bool Applies(CheckedPool pool, RuleContext context)
    {
        // Both are asked for, so that each one not known is noted.
        var (isFixedLarge, isMostLarge) = (IsLarge("desiredSize", pool.Spec.DesiredSize, context), IsLarge(MostPath, Most(pool), context));
        return isFixedLarge || isMostLarge;
    }

    private protected override void Check(CheckedPool pool, ClusterFacts cluster, RuleContext context)
    {
        Check("desiredSize", pool.Spec.DesiredSize, cluster, context);
        Check(MostPath, Most(pool), cluster, context);
    }

    private static bool IsLarge(string path, Value<int>? size, RuleContext context) =>
        context.TryGetKnown(size, path, out var nodes) && nodes > OfBasic;

    private static Value<int>? Most(CheckedPool pool) => pool.Spec.AutoScaling.Part(bounds => bounds.MaxSize);

    private static void Check(string path, Value<int>? given, ClusterFacts cluster, RuleContext context)
    {
        if (given is not { IsKnown: true } size)
        {
            return; // It was said already that it is not known.
        }

        if (Limit(cluster) is { } limit && size.Content > limit.Nodes)
        {
            context.Fail(path, $"{size} nodes are more than the {limit.Nodes} that a cluster {limit.Of} may have");
        }
        else if (cluster.Spec is null || cluster.Network is null)
        {
            context.MarkUndecided(path, "the cloud does not say of which edition the cluster is, and which network it has");
        }
    }

    private static (int Nodes, string Of)? Limit(ClusterFacts cluster) =>
        cluster.IsBasic ? (OfBasic, "of the edition Basic")
        : cluster.UsesFlannel ? (OfFlannel, "with Flannel")
        : null;
}
