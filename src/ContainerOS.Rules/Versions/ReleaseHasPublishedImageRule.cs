using ContainerOS.Model.Releases;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Versions;

/// <summary>COS4005: a release without a published image has os.imageId.</summary>
internal sealed class ReleaseHasPublishedImageRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS4005",
            Title = "a release without a published image has os.imageId",
            Paths = ["os.version", "os.imageId"],
            Source = RuleSources.FeatureList,
            Confidence = Confidence.Documented,
            Needs = RuleNeeds.Images,
            Why = "the image id of this release is not in the release notes, so it cannot be looked up",
            Fix = "pin the release ('containeros pins add'), set os.imageId, or use an earlier release",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (
            context.TryGetKnown(pool.Release, "os.version", out var version)
            && pool.Spec.Os.Part(os => os.ImageId) is null
            && ContainerOsReleases.Find(version) is { ImageId: null }
            && pool.Facts.Pin?.Image.ImageId is null
            && !pool.IsOffered(version)
        )
        {
            context.Fail("os.version", $"no image of ContainerOS {pool.Release} is published");
        }
    }
}
