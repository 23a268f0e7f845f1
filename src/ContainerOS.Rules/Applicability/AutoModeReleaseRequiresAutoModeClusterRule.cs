using ContainerOS.Model.Facts;
using ContainerOS.Model.Releases;

namespace ContainerOS.Rules.Applicability;

/// <summary>COS1012: ContainerOS 3.4.0 is used in Auto Mode clusters only.</summary>
internal sealed class AutoModeReleaseRequiresAutoModeClusterRule : ClusterRule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS1012",
            Title = "ContainerOS 3.4.0 is used in Auto Mode clusters only",
            Paths = ["os.version"],
            Source = RuleSources.ReleaseNotes,
            Confidence = Confidence.Documented,
            Needs = RuleNeeds.Cluster | RuleNeeds.Images,
            Why = "the release notes list 3.4.0 for Auto Mode clusters only; other clusters went from 3.3.3 to 3.5.0",
            Fix = "pin 3.3.3, or 3.5.0 or later",
            IsSuppressible = true,
        };

    private protected override bool Applies(CheckedPool pool, RuleContext context) =>
        context.TryGetKnown(pool.Release, "os.version", out var release) && ContainerOsReleases.Find(release) is { AutoModeOnly: true };

    private protected override void Check(CheckedPool pool, ClusterFacts cluster, RuleContext context)
    {
        if (cluster.AutoMode is null)
        {
            context.MarkUndecided("os.version", "the cloud does not report whether it is an Auto Mode cluster");
        }
        else if (cluster.AutoMode is false)
        {
            context.Fail(
                "os.version",
                $"ContainerOS {pool.Release} is for Auto Mode clusters only, and cluster {pool.Spec.ClusterId} is not one"
            );
        }
    }
}
