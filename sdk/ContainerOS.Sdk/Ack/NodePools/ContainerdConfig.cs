using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>Containerd options; the whole block is replaced by what is sent.</summary>
public sealed record ContainerdConfig : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public ContainerdConfig() { }

    internal ContainerdConfig(JsonFields fields)
        : base(fields) { }

    /// <summary>Registry mirrors.</summary>
    public IReadOnlyList<string>? RegistryMirrors
    {
        get => Texts("registryMirrors");
        init => Put("registryMirrors", value);
    }

    /// <summary>Registries reached without checked TLS.</summary>
    public IReadOnlyList<string>? InsecureRegistries
    {
        get => Texts("insecureRegistries");
        init => Put("insecureRegistries", value);
    }

    /// <summary>Parallel layer downloads, 1..20.</summary>
    public int? MaxConcurrentDownloads
    {
        get => Integer("maxConcurrentDownloads");
        init => Put("maxConcurrentDownloads", value);
    }

    /// <summary>Whether volumes declared by images are ignored.</summary>
    public bool? IgnoreImageDefinedVolume
    {
        get => Truth("ignoreImageDefinedVolume");
        init => Put("ignoreImageDefinedVolume", value);
    }

    /// <summary>Core size limit in bytes; -1 for none.</summary>
    public long? LimitCore
    {
        get => Long("limitCore");
        init => Put("limitCore", value);
    }

    /// <summary>Open file limit.</summary>
    public long? LimitNoFile
    {
        get => Long("limitNoFile");
        init => Put("limitNoFile", value);
    }

    /// <summary>Locked memory limit in bytes; -1 for none.</summary>
    public long? LimitMemLock
    {
        get => Long("limitMemLock");
        init => Put("limitMemLock", value);
    }
}
