using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Versions;

/// <summary>COS4007: the image is a ContainerOS image.</summary>
internal sealed class ImageIsContainerOsRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS4007",
            Title = "the image is a ContainerOS image",
            Severity = Severity.Warning,
            Paths = ["os.imageId"],
            Source = RuleSources.NodePoolApi,
            Confidence = Confidence.ReadInSdk,
            Needs = RuleNeeds.Images,
            Why = "for other images the API reports the image type Custom, and the rules for ContainerOS do not apply",
            Fix = "use an id from the release notes, which starts with lifsea_",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        var image = pool.Spec.Os.Part(os => os.ImageId);
        if (!context.TryGetKnown(image, "os.imageId", out var id))
        {
            return;
        }

        var offered = pool.Facts.Images?.FirstOrDefault(each => each.ImageId == id);
        if (offered is { IsContainerOs: false })
        {
            context.Fail("os.imageId", $"{image} is an image of {offered.Type} (reported by the cloud)");
        }
        else if (offered is null && !id.StartsWith("lifsea_", StringComparison.Ordinal))
        {
            context.Fail("os.imageId", $"{image} does not have the name of a ContainerOS image");
        }
    }
}
