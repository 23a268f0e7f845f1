using ContainerOS.Model.Releases;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Versions;

/// <summary>COS4001: the release is a known one, or its image is given.</summary>
internal sealed class ReleaseIsKnownRule : Rule
{
    private static readonly string Names = string.Join(
        ", ",
        ContainerOsReleases.All.Where(release => release.ImageId is not null).Select(release => release.Version)
    );

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS4001",
            Title = "the release is a known one, or its image is given",
            Paths = ["os.version"],
            Source = RuleSources.ReleaseNotes,
            Confidence = Confidence.Documented,
            Needs = RuleNeeds.Images,
            Why = "a pin names a release that exists; of one that is not known here, only the image says what it is",
            Fix = "use a release of the release notes; for a newer one give os.imageId too",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (
            context.TryGetKnown(pool.Release, "os.version", out var version)
            && pool.Spec.Os.Part(os => os.ImageId) is null
            && ContainerOsReleases.Find(version) is null
            && !pool.IsOffered(version)
        )
        {
            context.Fail(
                "os.version",
                $"ContainerOS {pool.Release} is not a known release",
                $"use one of: {Names}; for a newer one give os.imageId too"
            );
        }
    }
}
