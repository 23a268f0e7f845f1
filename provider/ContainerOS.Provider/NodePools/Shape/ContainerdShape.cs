using ContainerOS.Model.NodePools;
using ContainerOS.Provider.Shapes;

namespace ContainerOS.Provider.NodePools.Shape;

/// <summary>containerd options. ACK replaces the whole block with each call, so an option that is left out is reset.</summary>
internal static class ContainerdShape
{
    /// <summary>The properties of <c>Containerd</c>.</summary>
    internal static ObjectType<ContainerdOptions> Containerd { get; } =
        new(
            "Containerd",
            "containerd options that ACK accepts.",
            [
                Property<ContainerdOptions>.List(
                    "registryMirrors",
                    Kinds.Text,
                    "Registry mirrors, in the order in which they are tried.",
                    options => options.RegistryMirrors
                ) with
                {
                    Field = "registryMirrors",
                },
                Property<ContainerdOptions>.List(
                    "insecureRegistries",
                    Kinds.Text,
                    "Registries that are accessed without TLS.",
                    options => options.InsecureRegistries
                ) with
                {
                    IsSet = true,
                    Field = "insecureRegistries",
                },
                Property<ContainerdOptions>.Value(
                    "maxConcurrentDownloads",
                    Kinds.Integer,
                    "Image layers downloaded at the same time, 1 to 20.",
                    options => options.MaxConcurrentDownloads
                ) with
                {
                    Range = new ValueRange(1, 20),
                    Field = "maxConcurrentDownloads",
                },
                Property<ContainerdOptions>.Value(
                    "ignoreImageDefinedVolume",
                    Kinds.Boolean,
                    "Whether volumes that an image declares are ignored.",
                    options => options.IgnoreImageDefinedVolume
                ) with
                {
                    Field = "ignoreImageDefinedVolume",
                },
                Property<ContainerdOptions>.Value(
                    "limitCore",
                    Kinds.LongInteger,
                    "Core file size limit in bytes.",
                    options => options.LimitCore
                ) with
                {
                    Field = "limitCore",
                },
                Property<ContainerdOptions>.Value(
                    "limitNoFile",
                    Kinds.LongInteger,
                    "Open file limit, 1024 or more.",
                    options => options.LimitNoFile
                ) with
                {
                    Range = new ValueRange(1024, null),
                    Field = "limitNoFile",
                },
                Property<ContainerdOptions>.Value(
                    "limitMemLock",
                    Kinds.LongInteger,
                    "Locked memory limit in bytes, 65536 or more.",
                    options => options.LimitMemLock
                ) with
                {
                    Range = new ValueRange(65536, null),
                    Field = "limitMemLock",
                },
            ]
        );
}
