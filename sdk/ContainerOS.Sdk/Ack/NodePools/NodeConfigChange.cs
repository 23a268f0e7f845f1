using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>The body of ModifyNodePoolNodeConfig; members that are not set stay unchanged.</summary>
public sealed record NodeConfigChange : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public NodeConfigChange() { }

    internal NodeConfigChange(JsonFields fields)
        : base(fields) { }

    /// <summary>Kubelet options.</summary>
    public KubeletConfiguration? Kubelet
    {
        get => Part("kubelet_config", f => new KubeletConfiguration(f));
        init => Put("kubelet_config", value);
    }

    /// <summary>Containerd options, replaced as a whole.</summary>
    public ContainerdConfig? Containerd
    {
        get => Part("containerd_config", f => new ContainerdConfig(f));
        init => Put("containerd_config", value);
    }

    /// <summary>Kernel settings.</summary>
    public OsConfig? Os
    {
        get => Part("os_config", f => new OsConfig(f));
        init => Put("os_config", value);
    }

    /// <summary>The rollout over existing nodes.</summary>
    public RollingPolicy? RollingPolicy
    {
        get => Part("rolling_policy", f => new RollingPolicy(f));
        init => Put("rolling_policy", value);
    }

    /// <summary>The names of the nodes; null for all.</summary>
    public IReadOnlyList<string>? NodeNames
    {
        get => Texts("node_names");
        init => Put("node_names", value);
    }
}

/// <summary>Containerd options; the whole block is replaced by what is sent.</summary>
public sealed record ContainerdConfig : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
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
        get => Boolean("ignoreImageDefinedVolume");
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

/// <summary>Kernel settings of the nodes.</summary>
public sealed record OsConfig : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public OsConfig() { }

    internal OsConfig(JsonFields fields)
        : base(fields) { }

    /// <summary>Sysctl name to value.</summary>
    public IReadOnlyDictionary<string, string>? Sysctl
    {
        get => TextMap("sysctl");
        init => Put("sysctl", value);
    }

    /// <summary>Transparent huge pages.</summary>
    public HugePages? HugePages
    {
        get => Part("hugepage", f => new HugePages(f));
        init => Put("hugepage", value);
    }
}

/// <summary>Transparent huge pages.</summary>
public sealed record HugePages : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public HugePages() { }

    internal HugePages(JsonFields fields)
        : base(fields) { }

    /// <summary><c>always</c>, <c>madvise</c> or <c>never</c>.</summary>
    public string? TransparentEnabled
    {
        get => Text("transparentEnabled");
        init => Put("transparentEnabled", value);
    }

    /// <summary>Defragmentation mode.</summary>
    public string? TransparentDefrag
    {
        get => Text("transparentDefrag");
        init => Put("transparentDefrag", value);
    }

    /// <summary>Wait after a failed allocation, in milliseconds.</summary>
    public long? KhugepagedAllocSleepMillisecs
    {
        get => Long("khugepagedAllocSleepMillisecs");
        init => Put("khugepagedAllocSleepMillisecs", value);
    }

    /// <summary>Whether khugepaged defragments, 0 or 1.</summary>
    public long? KhugepagedDefrag
    {
        get => Long("khugepagedDefrag");
        init => Put("khugepagedDefrag", value);
    }

    /// <summary>Pages a scan.</summary>
    public long? KhugepagedPagesToScan
    {
        get => Long("khugepagedPagesToScan");
        init => Put("khugepagedPagesToScan", value);
    }

    /// <summary>Wait between scans, in milliseconds.</summary>
    public long? KhugepagedScanSleepMillisecs
    {
        get => Long("khugepagedScanSleepMillisecs");
        init => Put("khugepagedScanSleepMillisecs", value);
    }
}

/// <summary>The rollout of a change over existing nodes.</summary>
public sealed record RollingPolicy : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public RollingPolicy() { }

    internal RollingPolicy(JsonFields fields)
        : base(fields) { }

    /// <summary>How many nodes may fail before the rollout stops, 0 or more; 0 when null.</summary>
    public int? MaxFailedNodes
    {
        get => Integer("max_failed_nodes");
        init => Put("max_failed_nodes", value);
    }

    /// <summary>Nodes per batch, 1 to 10; 10 when null (field text of npm @alicloud/cs20151215 7.2.0).</summary>
    public int? MaxParallelism
    {
        get => Integer("max_parallelism");
        init => Put("max_parallelism", value);
    }
}
