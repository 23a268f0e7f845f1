using ContainerOS.Model.Values;

namespace ContainerOS.Model.NodePools;

/// <summary>containerd options that ACK accepts.</summary>
public sealed record ContainerdOptions
{
    /// <summary>Registry mirrors.</summary>
    public ValueList<string>? RegistryMirrors { get; init; }

    /// <summary>Registries that are accessed without TLS.</summary>
    public ValueList<string>? InsecureRegistries { get; init; }

    /// <summary>Image layers that are pulled in parallel, 1 to 20.</summary>
    public Value<int>? MaxConcurrentDownloads { get; init; }

    /// <summary>Whether the volumes that an image declares are ignored.</summary>
    public Value<bool>? IgnoreImageDefinedVolume { get; init; }

    /// <summary>Core file size limit, in bytes.</summary>
    public Value<long>? LimitCore { get; init; }

    /// <summary>Open file limit, 1,024 or more.</summary>
    public Value<long>? LimitNoFile { get; init; }

    /// <summary>Locked memory limit in bytes, 65,536 or more.</summary>
    public Value<long>? LimitMemLock { get; init; }
}
