using System.Globalization;
using System.Text.RegularExpressions;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Releases;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Versions;

/// <summary>COS4011: an image that no release notes list is not younger than the release it is pinned with.</summary>
internal sealed partial class ImageIsNotYoungerThanReleaseRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS4011",
            Title = "an image that no release notes list is not younger than the release it is pinned with",
            Severity = Severity.Info,
            Paths = ["os.imageId"],
            Source = RuleSources.ReleaseNotes,
            Confidence = Confidence.Inferred,
            Needs = RuleNeeds.Images,
            Why =
                "the id of an image ends with the day it was built; an image that is younger than the image of its release probably "
                + "belongs to a later release, and the rules for the pinned release may not apply to it",
            Fix = "pin the release of the image in os.version",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        var image = pool.Spec.Os.Part(os => os.ImageId);
        if (
            context.TryGetKnown(pool.Release, "os.version", out var version)
            && context.TryGetKnown(image, "os.imageId", out var id)
            && ContainerOsReleases.FindImage(id) is null
            && !IsOffered(pool, id)
            && ContainerOsReleases.Find(version)?.ImageId is { } own
            && BuildDay(id) is { } built
            && built > BuildDay(own)
        )
        {
            context.Fail("os.imageId", $"the image is younger than that of ContainerOS {pool.Release}, {own}");
        }
    }

    /// <summary>An image that the cloud lists for the release belongs to it.</summary>
    private static bool IsOffered(CheckedPool pool, string id) =>
        pool.Facts.Images?.Any(image => image.ImageId == id && image.Release == pool.Release!.Value.Content) is true;

    /// <summary>The day in an id such as <c>lifsea_3_x64_5G_alibase_20251101.qcow2</c>, as a number; null when it has none.</summary>
    private static int? BuildDay(string id) =>
        Day().Match(id) is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex("^lifsea_.*_alibase_([0-9]{8})\\.")]
    private static partial Regex Day();
}
