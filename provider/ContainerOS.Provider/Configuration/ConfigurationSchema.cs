using ContainerOS.Provider.Shapes;

namespace ContainerOS.Provider.Configuration;

/// <summary>The schema of the provider configuration (<c>containeros:...</c>). Credentials are never part of it.</summary>
internal static class ConfigurationSchema
{
    /// <summary>The supported clouds.</summary>
    internal static EnumType Cloud { get; } = new("Cloud", ["alibaba", "emulator"]);

    /// <summary>Whether pools get an ownership tag.</summary>
    internal static EnumType OwnershipMode { get; } = new("OwnershipMode", ["stack", "none"]);

    /// <summary>The settings.</summary>
    internal static ObjectType Inputs { get; } =
        new(
            "Provider",
            "The cloud that node pools are created in, and how it is called.",
            [
                new("region", PropertyType.Text, "The region, such as cn-hangzhou."),
                new("cloud", Cloud, "alibaba or emulator. No default: without it and without credentials, nothing is called."),
                new(
                    "endpoint",
                    PropertyType.Text,
                    "Address to use for ACK and ECS instead of the endpoints of the region; plain HTTP is allowed on loopback only."
                ),
                new(
                    "lockFile",
                    PropertyType.Text,
                    "The file that pins releases to images, relative to the program. Default: containeros.lock.json if it exists."
                ),
                new(
                    "frozen",
                    PropertyType.Boolean,
                    "Whether a release that the lock file does not pin is an error. Default: in CI (the variable CI) with a lock file."
                ),
                new("maxImageAge", PropertyType.Integer, "The maximum age of an image in days, 1 to 3650. Default: no limit."),
                new("maxRetries", PropertyType.Integer, "How often a call that is safe to repeat is retried, 0 to 10. Default 4."),
                new(
                    "packFiles",
                    PropertyType.Boolean,
                    "Whether file contents in user data are compressed (gzip) if that saves 512 bytes or more. Default false."
                ),
                new(
                    "userDataMargin",
                    PropertyType.Integer,
                    "Bytes of the 32 KB of user data that ECS accepts per phase to reserve for ACK, 0 to 16384. Default 2048; "
                        + "how much ACK adds is not documented."
                ),
                new(
                    "suppress",
                    PropertyType.MapOf(PropertyType.Text),
                    "Rules to suppress: the reason by the code of the rule. Rules whose violation ACK rejects cannot be suppressed."
                ),
                new(
                    "ownership",
                    OwnershipMode,
                    "stack: pools get a tag with project, stack and resource, which identifies the owner. none: no tag."
                ),
            ]
        );
}
