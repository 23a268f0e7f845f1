using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Facts;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scaling;

/// <summary>COS6015: the pool has no more nodes than its cluster may have.</summary>
internal sealed class PoolFitsClusterNodeLimitRule : ClusterRule
{
    private const int BasicNodeLimit = 10;
    private const int FlannelNodeLimit = 1000;
    private const string MaxSizePath = "autoScaling.maxSize";

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS6015",
            Title = "the pool has no more nodes than its cluster may have",
            Severity = Severity.Warning,
            Paths = ["desiredSize", "autoScaling.maxSize"],
            Source = RuleSources.Limits,
            Confidence = Confidence.Documented,
            Needs = RuleNeeds.Cluster,
            Why = "a Basic cluster has at most 10 nodes, and a cluster with Flannel at most 1,000 (200 until the quota is raised)",
            Fix = "use fewer nodes, or a Pro cluster with Terway, which may have 5,000 nodes, or 15,000 on request",
            IsSuppressible = true,
        };

    private protected override bool Applies(CheckedPool pool, RuleContext context)
    {
        // Both are evaluated, so that each unknown value is reported.
        var (isDesiredSizeLarge, isMaxSizeLarge) = (
            IsLarge("desiredSize", pool.Spec.DesiredSize, context),
            IsLarge(MaxSizePath, MaxSizeOf(pool), context)
        );
        return isDesiredSizeLarge || isMaxSizeLarge;
    }

    private protected override void Check(CheckedPool pool, ClusterFacts cluster, RuleContext context)
    {
        Check("desiredSize", pool.Spec.DesiredSize, cluster, context);
        Check(MaxSizePath, MaxSizeOf(pool), cluster, context);
    }

    private static bool IsLarge(string path, Value<int>? size, RuleContext context) =>
        context.TryGetKnown(size, path, out var nodes) && nodes > BasicNodeLimit;

    private static Value<int>? MaxSizeOf(CheckedPool pool) => pool.Spec.AutoScaling.Part(bounds => bounds.MaxSize);

    private static void Check(string path, Value<int>? given, ClusterFacts cluster, RuleContext context)
    {
        if (given is not { IsKnown: true } size)
        {
            return; // Applies has already reported that the value is not known.
        }

        if (LimitOf(cluster) is { } limit && size.Content > limit.Nodes)
        {
            context.Fail(path, $"{size} nodes are more than the {limit.Nodes} that {limit.Cluster} may have");
        }
        else if (cluster.Spec is null || cluster.Network is null)
        {
            context.MarkUndecided(path, "the cloud does not report the edition and the network plugin of the cluster");
        }
    }

    private static (int Nodes, string Cluster)? LimitOf(ClusterFacts cluster) =>
        cluster.IsBasic ? (BasicNodeLimit, "a Basic cluster")
        : cluster.UsesFlannel ? (FlannelNodeLimit, "a cluster with Flannel")
        : null;
}
