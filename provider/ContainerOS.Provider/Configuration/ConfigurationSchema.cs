using ContainerOS.Provider.Schema;

namespace ContainerOS.Provider.Configuration;

/// <summary>The provider's own configuration (<c>containeros:...</c>). Credentials are never part of it.</summary>
internal static class ConfigurationSchema
{
    /// <summary>The clouds there are.</summary>
    internal static EnumType Cloud { get; } = new("Cloud", ["alibaba", "emulator"]);

    /// <summary>Whether pools carry an ownership tag.</summary>
    internal static EnumType OwnershipMode { get; } = new("OwnershipMode", ["stack", "none"]);

    /// <summary>The settings.</summary>
    internal static ObjectType Inputs { get; } =
        new(
            "Provider",
            "Which cloud the node pools are made in, and how it is reached.",
            [
                new("region", PropertyType.Text, "The region, such as cn-hangzhou."),
                new("cloud", Cloud, "alibaba or emulator. No default: without it and without credentials nothing is called."),
                new(
                    "endpoint",
                    PropertyType.Text,
                    "Address used for ACK and ECS instead of the region's own; plain HTTP on loopback only."
                ),
                new("lockFile", PropertyType.Text, "The file that pins images to releases."),
                new("maxRetries", PropertyType.Integer, "How often a safe call is tried again, 0 to 10. Default 4."),
                new(
                    "packFiles",
                    PropertyType.Boolean,
                    "Whether the contents of files in user data are packed (gzip) where that saves 512 bytes or more. Default false: what is written can be read."
                ),
                new(
                    "userDataMargin",
                    PropertyType.Integer,
                    "Bytes of each phase's user data that are kept free for ACK's own share of the 32 KB that ECS takes, 0 to 16384. Default 2048; how much ACK adds is not published."
                ),
                new(
                    "suppress",
                    PropertyType.MapOf(PropertyType.Text),
                    "Rules that are not applied: the reason by the rule's code. What the cloud would refuse anyway can not be suppressed."
                ),
                new(
                    "ownership",
                    OwnershipMode,
                    "stack: pools carry a tag of project, stack and resource, by which a pool is found again. none: no tag."
                ),
            ]
        );
}
