using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Versions;

/// <summary>COS4007: the image is one of ContainerOS.</summary>
internal sealed class ImageIsContainerOsRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS4007",
            Title = "the image is one of ContainerOS",
            Severity = Severity.Warning,
            Paths = ["os.imageId"],
            Source = RuleSources.NodePoolApi,
            Confidence = Confidence.ReadInSdk,
            Needs = RuleNeeds.Images,
            Why = "with an image of another kind the API reports image type Custom, and nothing these rules know of ContainerOS holds",
            Fix = "write an id that begins with lifsea_, as the release notes list it",
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
            context.Fail("os.imageId", $"{image} is an image of {offered.Type} (the cloud says so)");
        }
        else if (offered is null && !id.StartsWith("lifsea_", StringComparison.Ordinal))
        {
            context.Fail("os.imageId", $"{image} is not named as the images of ContainerOS are");
        }
    }
}
