using ContainerOS.Model.Versions;

namespace ContainerOS.Model.Facts;

/// <summary>An OS image that the cloud offers to nodes of a cluster.</summary>
/// <param name="ImageId">The image.</param>
/// <param name="Type">Its OS family in the vendor's words, such as <c>ContainerOS</c> or <c>AliyunLinux3</c>.</param>
/// <param name="Release">The ContainerOS release its name tells; null where it tells none, or another OS.</param>
/// <remarks>That the name is <c>ContainerOS</c> and a release is inferred: only the prefix has been seen.</remarks>
public sealed record OfferedImage(string ImageId, string Type, OsVersion? Release)
{
    /// <summary>Whether it is one of ContainerOS.</summary>
    public bool IsContainerOs => string.Equals(Type, "ContainerOS", StringComparison.OrdinalIgnoreCase);
}
