using ContainerOS.Model.Releases;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Versions;

/// <summary>COS4001: the release is known, or os.imageId is set.</summary>
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
            Title = "the release is known, or os.imageId is set",
            Paths = ["os.version"],
            Source = RuleSources.ReleaseNotes,
            Confidence = Confidence.Documented,
            Needs = RuleNeeds.Images,
            Why = "a pinned release must exist; a release that is not in this catalog is identified only by its image",
            Fix = "use a release from the release notes; for a newer one, pin it ('containeros pins add') or set os.imageId too",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (
            context.TryGetKnown(pool.Release, "os.version", out var version)
            && pool.Spec.Os.Part(os => os.ImageId) is null
            && ContainerOsReleases.Find(version) is null
            && pool.Facts.Pin?.Image.ImageId is null
            && !pool.IsOffered(version)
        )
        {
            context.Fail(
                "os.version",
                $"ContainerOS {pool.Release} is not a known release",
                $"use one of: {Names}; for a newer one, pin it ('containeros pins add') or set os.imageId too"
            );
        }
    }
}
