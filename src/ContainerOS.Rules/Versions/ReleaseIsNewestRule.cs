using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Releases;

namespace ContainerOS.Rules.Versions;

/// <summary>COS4008: the release is the newest one that has an image.</summary>
internal sealed class ReleaseIsNewestRule : Rule
{
    private static readonly ContainerOsRelease Newest = ContainerOsReleases.All.Last(release => release.ImageId is not null);

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS4008",
            Title = "the release is the newest one that has an image",
            Severity = Severity.Info,
            Paths = ["os.version"],
            Source = RuleSources.OsImages,
            Confidence = Confidence.Documented,
            Needs = RuleNeeds.Images,
            Why = "when a pool is created, the console offers only the newest image of a type; earlier images are for existing pools",
            Fix = "pin the newest release with the next rollout of the pool",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (context.TryGetKnown(pool.Release, "os.version", out var release) && release < Newest.Version)
        {
            context.Fail("os.version", $"ContainerOS {Newest.Version} is newer than {pool.Release}");
        }
    }
}
