using ContainerOS.Provider.Schema;

namespace ContainerOS.Provider.NodePools.Schema;

/// <summary>containerd options.</summary>
internal static class ContainerdShape
{
    /// <summary>The shape of <c>Containerd</c>.</summary>
    internal static ObjectType Containerd { get; } =
        new(
            "Containerd",
            "containerd options that ACK accepts.",
            [
                new("registryMirrors", PropertyType.ListOf(PropertyType.Text), "Registry mirrors."),
                new("insecureRegistries", PropertyType.ListOf(PropertyType.Text), "Registries reached without TLS."),
                new("maxConcurrentDownloads", PropertyType.Whole, "Image layers pulled at once, 1 to 20."),
                new("ignoreImageDefinedVolume", PropertyType.Truth, "Whether volumes an image declares are ignored."),
                new("limitCore", PropertyType.Whole, "Core file size limit in bytes."),
                new("limitNoFile", PropertyType.Whole, "Open file limit, 1024 or more."),
                new("limitMemLock", PropertyType.Whole, "Locked memory limit in bytes, 65536 or more."),
            ]
        );
}
