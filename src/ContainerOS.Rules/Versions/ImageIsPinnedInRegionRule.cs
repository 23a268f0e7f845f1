using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Locks;

namespace ContainerOS.Rules.Versions;

/// <summary>COS4015: the image is pinned for the region of the pool.</summary>
internal sealed class ImageIsPinnedInRegionRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS4015",
            Title = "the image is pinned for the region of the pool",
            Severity = Severity.Warning,
            Paths = ["os.imageId"],
            Source = RuleSources.OwnDesign,
            Confidence = Confidence.Documented,
            Needs = RuleNeeds.LockFile,
            Why = "an image belongs to a region; that public images have the same id in all regions is inferred",
            Fix = "pin the image in the region of the pool, or use the image that is pinned there",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (pool.Facts.Pin is { Image: { Source: ImageSource.Program, Pin: { } pin } } facts && pin.Region != facts.Region)
        {
            context.Fail(
                "os.imageId",
                $"the image is pinned in {pin.Region}, and the pool is in {facts.Region}",
                $"run 'containeros pins add {pool.Release} --region {facts.Region}', or remove os.imageId"
            );
        }
    }
}
