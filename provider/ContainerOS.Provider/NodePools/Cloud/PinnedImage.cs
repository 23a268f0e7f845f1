using ContainerOS.Model.NodePools;
using ContainerOS.Model.Releases;

namespace ContainerOS.Provider.NodePools.Cloud;

/// <summary>The image that a pin of a release stands for.</summary>
internal static class PinnedImage
{
    /// <summary>The image named, else the release's published one; null when neither is known.</summary>
    internal static string? Resolve(OsPin? pin) =>
        pin switch
        {
            { ImageId: { IsKnown: true } image } => image.Content,
            { ImageId: null, Version: { IsKnown: true } version } => ContainerOsReleases.Find(version.Content)?.ImageId,
            _ => null,
        };
}
