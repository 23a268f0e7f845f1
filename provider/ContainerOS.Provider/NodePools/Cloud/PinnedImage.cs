using ContainerOS.Model.NodePools;
using ContainerOS.Model.Releases;

namespace ContainerOS.Provider.NodePools.Cloud;

/// <summary>Resolves a pinned release to its image.</summary>
internal static class PinnedImage
{
    /// <summary>The pinned image, otherwise the published image of the release; null if neither is known.</summary>
    internal static string? Resolve(OsPin? pin) =>
        pin switch
        {
            { ImageId: { IsKnown: true } image } => image.Content,
            { ImageId: null, Version: { IsKnown: true } version } => ContainerOsReleases.Find(version.Content)?.ImageId,
            _ => null,
        };
}
