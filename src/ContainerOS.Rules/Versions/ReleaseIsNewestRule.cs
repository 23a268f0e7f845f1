using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Releases;

namespace ContainerOS.Rules.Versions;

/// <summary>COS4008: the release is the newest that has an image.</summary>
internal sealed class ReleaseIsNewestRule : Rule
{
    private static readonly ContainerOsRelease Newest = ContainerOsReleases.All.Last(release => release.ImageId is not null);

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS4008",
            Title = "the release is the newest that has an image",
            Severity = Severity.Info,
            Paths = ["os.version"],
            Source = RuleSources.OsImages,
            Confidence = Confidence.Documented,
            Needs = RuleNeeds.Images,
            Why =
                "the console offers the newest image of a type only when a pool is made; earlier ones are for pools that are there already",
            Fix = "pin the newest release of the notes when the pool is next rolled out",
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
