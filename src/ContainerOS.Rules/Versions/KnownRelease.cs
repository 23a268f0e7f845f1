using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Releases;

namespace ContainerOS.Rules.Versions;

/// <summary>COS4001: the release is a known one with an image.</summary>
internal sealed class KnownRelease : Rule
{
    public override RuleInfo Info { get; } = new(
        "COS4001",
        "the release is a known one with an image",
        "a pin names a release that exists, and an image id that ACK can be given",
        Sources.ReleaseNotes,
        Confidence.Documented);

    public override IEnumerable<Verdict> Check(NodePoolSpec spec, PoolFacts facts)
    {
        if (spec.Os is not { IsKnown: true, Content: var pin } || pin.Version is not { IsKnown: true } version)
        {
            return spec.Os is null ? [] : [new Undecided("os.version", "the release is not known yet")];
        }

        var names = string.Join(", ", ContainerOsReleases.All.Where(release => release.ImageId is not null).Select(release => release.Version));
        return ContainerOsReleases.Find(version.Content) switch
        {
            null when pin.ImageId is null => [new Fail("os.version", $"ContainerOS {version.Content} is not a known release", $"use one of: {names}; for a newer one give os.imageId too")],
            { ImageId: null } when pin.ImageId is null => [new Fail("os.version", $"no image of ContainerOS {version.Content} is published", "give os.imageId too, or use an earlier release")],
            { ImageId: { } own } when pin.ImageId is { IsKnown: true } said && ContainerOsReleases.FindImage(said.Content) is { } other && other.ImageId != own =>
                [new Fail("os.imageId", $"the image belongs to ContainerOS {other.Version}, not to {version.Content}", $"write {own}, or leave imageId out")],
            _ => [],
        };
    }
}
