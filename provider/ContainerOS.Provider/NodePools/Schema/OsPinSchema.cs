using ContainerOS.Provider.Schema;

namespace ContainerOS.Provider.NodePools.Schema;

/// <summary>The pinned OS release.</summary>
internal static class OsPinSchema
{
    /// <summary>The schema of <c>OsPin</c>.</summary>
    internal static ObjectType Os { get; } =
        new(
            "OsPin",
            "The ContainerOS release the nodes run.",
            [
                new("version", new TextType(TextFormats.OsVersion), "A ContainerOS release, such as 3.6.1.") { Required = true },
                new("imageId", PropertyType.Text, "The exact image; default: the published image of the release."),
            ]
        );
}
