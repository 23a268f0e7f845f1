using ContainerOS.Model.Releases;

namespace ContainerOS.Rules.Applicability;

/// <summary>COS1006: the cluster runs the Kubernetes version that the release requires.</summary>
internal sealed class KubernetesVersionMeetsReleaseMinimumRule : Rule
{
    private const int MinimumMinor = 24;

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS1006",
            Title = "the cluster runs the Kubernetes version that the release requires",
            Paths = ["clusterId", "kubernetesVersion", "os.version"],
            Source = RuleSources.ReleaseNotes,
            Confidence = Confidence.Documented,
            Needs = RuleNeeds.Cluster | RuleNeeds.Images,
            Why =
                "releases require more than the overview does (3.3: 1.28, 3.4: 1.30, 3.5: 1.31); the notes of 3.6 and later "
                + "state no minimum, so the minimum of 3.5 is applied, which is inferred",
            Fix = "upgrade the cluster, use another cluster, or pin an earlier release",
            IsSuppressible = true,
            ConflictingSources =
            [
                new("each release has its own minimum: 1.28 for 3.3, 1.30 for 3.4, 1.31 for 3.5", RuleSources.ReleaseNotes),
                new("Kubernetes 1.24 or later, for every release", RuleSources.Overview),
            ],
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (
            context.TryGetKnown(pool.Release, "os.version", out var release)
            && (pool.Facts.Pin?.Image.Pin?.MinKubernetes?.Minor ?? ContainerOsReleases.MinKubernetesMinor(release)) is { } minimum
            && NodeKubernetesVersion.Find(pool, context) is var (version, path)
            && version.IsAtLeast(1, MinimumMinor)
            && !version.IsAtLeast(1, minimum)
        )
        {
            context.Fail(path, $"ContainerOS {pool.Release} requires Kubernetes 1.{minimum} or later, and the cluster runs {version}");
        }
    }
}
