using ContainerOS.Model.NodePools;
using ContainerOS.Model.Versions;
using ContainerOS.Provider.Shapes;

namespace ContainerOS.Provider.NodePools.Shape;

/// <summary>The pinned OS release.</summary>
internal static class OsPinShape
{
    /// <summary>The properties of <c>OsPin</c>.</summary>
    internal static ObjectType<OsPin> Os { get; } =
        new(
            "OsPin",
            "The ContainerOS release the nodes run.",
            [
                Property<OsPin>.Value(
                    "version",
                    Kinds.Parsed(TextFormats.OsVersion, OsVersion.Parse),
                    "A ContainerOS release, such as 3.6.1.",
                    pin => pin.Version
                ) with
                {
                    Required = true,
                },
                Property<OsPin>.Value(
                    "imageId",
                    Kinds.Text,
                    "The exact image; default: the published image of the release.",
                    pin => pin.ImageId
                ) with
                {
                    Field = new CloudField("scaling_group.image_id") { IsComposed = true },
                },
            ]
        );
}
