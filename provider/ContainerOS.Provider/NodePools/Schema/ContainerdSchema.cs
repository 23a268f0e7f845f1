using ContainerOS.Provider.Schema;

namespace ContainerOS.Provider.NodePools.Schema;

/// <summary>containerd options.</summary>
internal static class ContainerdSchema
{
    /// <summary>The schema of <c>Containerd</c>.</summary>
    internal static ObjectType Containerd { get; } =
        new(
            "Containerd",
            "containerd options that ACK accepts.",
            [
                new("registryMirrors", PropertyType.ListOf(PropertyType.Text), "Registry mirrors."),
                new("insecureRegistries", PropertyType.ListOf(PropertyType.Text), "Registries that are accessed without TLS."),
                new("maxConcurrentDownloads", PropertyType.Integer, "Image layers downloaded at the same time, 1 to 20."),
                new("ignoreImageDefinedVolume", PropertyType.Boolean, "Whether volumes that an image declares are ignored."),
                new("limitCore", PropertyType.Integer, "Core file size limit in bytes."),
                new("limitNoFile", PropertyType.Integer, "Open file limit, 1024 or more."),
                new("limitMemLock", PropertyType.Integer, "Locked memory limit in bytes, 65536 or more."),
            ]
        );
}
