using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Releases;
using ContainerOS.Model.Versions;

namespace ContainerOS.Rules.Applicability;

/// <summary>COS1002: the cluster runs Kubernetes 1.24 or later, and what the release asks for.</summary>
internal sealed class KubernetesMinimum : Rule
{
    public override RuleInfo Info { get; } = new(
        "COS1002",
        "the cluster runs Kubernetes 1.24 or later, and what the release asks for",
        "ContainerOS needs Kubernetes 1.24, and later releases need more (3.3: 1.28, 3.4: 1.30, 3.5: 1.31)",
        Sources.Overview,
        Confidence.Documented);

    private const int Floor = 24;

    public override IEnumerable<Verdict> Check(NodePoolSpec spec, PoolFacts facts)
    {
        var (version, path) = Effective(spec, facts);
        if (version is not { } known)
        {
            yield return new Undecided(path, facts.ClusterMissingBecause);
            yield break;
        }

        var release = spec.Os is { IsKnown: true } os ? os.Content.Version : null;
        var minimum = release is { IsKnown: true } pinned ? Math.Max(Floor, Minimum(pinned.Content)) : Floor;
        if (!known.IsAtLeast(1, minimum))
        {
            minimum = known.IsAtLeast(1, Floor) ? minimum : Floor;
            var what = known.IsAtLeast(1, Floor) ? $"ContainerOS {release}" : "ContainerOS";
            yield return new Fail(path, $"{what} needs Kubernetes 1.{minimum} or later, and the cluster runs {known}", $"upgrade the cluster to 1.{minimum} or later, or use another cluster");
        }
        else if (release is { IsKnown: false })
        {
            yield return new Undecided("os.version", "the release is not known yet");
        }
    }

    /// <summary>The cluster's version decides; the program's own is the ground while no cluster can be asked.</summary>
    private static (KubernetesVersion? Version, string Path) Effective(NodePoolSpec spec, PoolFacts facts) => (facts.Cluster, spec.KubernetesVersion) switch
    {
        ({ } cluster, _) => (cluster.Version, "clusterId"),
        (null, { IsKnown: true } said) => (said.Content, "kubernetesVersion"),
        _ => (null, "clusterId"),
    };

    private static int Minimum(OsVersion release) => release < new OsVersion(3, 3, 0) ? Floor : ContainerOsReleases.MinKubernetesMinor(release);
}
