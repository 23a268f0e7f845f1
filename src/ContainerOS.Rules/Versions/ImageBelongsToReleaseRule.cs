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
            Why = "a pool whose image is of another release than its version says is upgraded and judged by the wrong notes",
            Fix = "write the release's own image, or leave imageId out",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        var image = pool.Spec.Os.Part(os => os.ImageId);
        if (
            context.TryGetKnown(pool.Release, "os.version", out var version)
            && context.TryGetKnown(image, "os.imageId", out var id)
            && ContainerOsReleases.FindImage(id) is { } owner
            && owner.Version != version
        )
        {
            context.Fail(
                "os.imageId",
                $"the image belongs to ContainerOS {owner.Version}, not to {pool.Release}",
                ContainerOsReleases.Find(version)?.ImageId is { } own ? $"write {own}, or leave imageId out" : null
            );
        }
    }
}
