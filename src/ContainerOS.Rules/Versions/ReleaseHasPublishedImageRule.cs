using ContainerOS.Model.Releases;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Versions;

/// <summary>COS4005: a release without a published image is given one.</summary>
internal sealed class ReleaseHasPublishedImageRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS4005",
            Title = "a release without a published image is given one",
            Paths = ["os.version", "os.imageId"],
            Source = RuleSources.FeatureList,
            Confidence = Confidence.Documented,
            Needs = RuleNeeds.Images,
            Why = "the image id of this release is in none of the release notes, so it can not be looked up",
            Fix = "give os.imageId too, or use an earlier release",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (
            context.TryGetKnown(pool.Release, "os.version", out var version)
            && pool.Spec.Os.Part(os => os.ImageId) is null
            && ContainerOsReleases.Find(version) is { ImageId: null }
            && !pool.IsOffered(version)
        )
        {
            context.Fail("os.version", $"no image of ContainerOS {pool.Release} is published");
        }
    }
}
