using ContainerOS.Model.Releases;
using ContainerOS.Model.Versions;
using ContainerOS.Rules.Applicability;

namespace ContainerOS.Rules.Versions;

/// <summary>COS4017: Kubernetes 1.36 or later runs on a release with containerd 2.</summary>
internal sealed class Kubernetes136RequiresContainerd2ReleaseRule : Rule
{
    private static readonly OsVersion Since = new(3, 5, 0);

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS4017",
            Title = "Kubernetes 1.36 or later runs on a release with containerd 2",
            Paths = ["os.version", "clusterId"],
            Source = RuleSources.FeatureList,
            Confidence = Confidence.Inferred,
            Needs = RuleNeeds.Cluster | RuleNeeds.Images | RuleNeeds.LockFile,
            Why =
                "Kubernetes 1.35 is the last version that supports containerd 1, and ACK offers 1.36 with containerd 2.1.6; releases "
                + "before 3.5 have containerd 1.6",
            Fix = "pin ContainerOS 3.5.0 or later",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (
            context.TryGetKnown(pool.Release, "os.version", out var release)
            && HasContainerd1(pool, release)
            && NodeKubernetesVersion.Find(pool, context) is var (version, _)
            && version.IsAtLeast(1, 36)
        )
        {
            context.Fail("os.version", $"Kubernetes {version} does not run on containerd 1, which ContainerOS {pool.Release} has");
        }
    }

    private static bool HasContainerd1(CheckedPool pool, OsVersion release) =>
        (pool.Facts.Pin?.Image.Pin?.Containerd ?? ContainerOsReleases.Find(release)?.Containerd) is { } containerd
            ? containerd.StartsWith("1.", StringComparison.Ordinal)
            : release < Since;
}
