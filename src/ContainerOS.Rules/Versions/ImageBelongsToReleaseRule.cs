using ContainerOS.Model.Releases;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Versions;

/// <summary>COS4004: the image belongs to the release.</summary>
internal sealed class ImageBelongsToReleaseRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS4004",
            Title = "the image belongs to the release",
            Paths = ["os.imageId"],
            Source = RuleSources.ReleaseNotes,
            Confidence = Confidence.Documented,
            Needs = RuleNeeds.Images,
            Why = "a pool whose image does not belong to its release is upgraded and validated by the notes of another release",
            Fix = "use the image of the release, or remove imageId",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        var image = pool.Spec.Os.Part(os => os.ImageId);
        if (
            context.TryGetKnown(pool.Release, "os.version", out var version)
            && context.TryGetKnown(image, "os.imageId", out var id)
            && (pool.Facts.Pin?.Image.Pin?.Version ?? ContainerOsReleases.FindImage(id)?.Version) is { } owner
            && owner != version
        )
        {
            context.Fail(
                "os.imageId",
                $"the image belongs to ContainerOS {owner}, not to {pool.Release}",
                ContainerOsReleases.Find(version)?.ImageId is { } own ? $"use {own}, or remove imageId" : null
            );
        }
    }
}
