using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>Kubelet options ACK accepts; a change restarts kubelets in batches.</summary>
public sealed partial record KubeletConfiguration : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public KubeletConfiguration() { }

    internal KubeletConfiguration(JsonFields fields)
        : base(fields) { }

    /// <summary>Unsafe sysctls pods may set.</summary>
    public IReadOnlyList<string>? AllowedUnsafeSysctls
    {
        get => Texts("allowedUnsafeSysctls");
        init => Put("allowedUnsafeSysctls", value);
    }

    /// <summary>Cluster DNS addresses.</summary>
    public IReadOnlyList<string>? ClusterDns
    {
        get => Texts("clusterDNS");
        init => Put("clusterDNS", value);
    }

    /// <summary>Log files kept a container.</summary>
    public int? ContainerLogMaxFiles
    {
        get => Integer("containerLogMaxFiles");
        init => Put("containerLogMaxFiles", value);
    }

    /// <summary>Size a log file rotates at, such as <c>10Mi</c>.</summary>
    public string? ContainerLogMaxSize
    {
        get => Text("containerLogMaxSize");
        init => Put("containerLogMaxSize", value);
    }

    /// <summary>Parallel log rotations.</summary>
    public int? ContainerLogMaxWorkers
    {
        get => Integer("containerLogMaxWorkers");
        init => Put("containerLogMaxWorkers", value);
    }

    /// <summary>Interval logs are looked at, such as <c>10s</c>.</summary>
    public string? ContainerLogMonitorInterval
    {
        get => Text("containerLogMonitorInterval");
        init => Put("containerLogMonitorInterval", value);
    }

    /// <summary>Whether CPU limits are enforced by CFS quota.</summary>
    public bool? CpuCfsQuota
    {
        get => Truth("cpuCFSQuota");
        init => Put("cpuCFSQuota", value);
    }

    /// <summary>CFS quota period, such as <c>100ms</c>.</summary>
    public string? CpuCfsQuotaPeriod
    {
        get => Text("cpuCFSQuotaPeriod");
        init => Put("cpuCFSQuotaPeriod", value);
    }

    /// <summary><c>none</c> or <c>static</c>.</summary>
    public string? CpuManagerPolicy
    {
        get => Text("cpuManagerPolicy");
        init => Put("cpuManagerPolicy", value);
    }

    /// <summary><c>None</c> or <c>Static</c>.</summary>
    public string? MemoryManagerPolicy
    {
        get => Text("memoryManagerPolicy");
        init => Put("memoryManagerPolicy", value);
    }

    /// <summary>Topology manager policy.</summary>
    public string? TopologyManagerPolicy
    {
        get => Text("topologyManagerPolicy");
        init => Put("topologyManagerPolicy", value);
    }

    /// <summary>Burst of events.</summary>
    public int? EventBurst
    {
        get => Integer("eventBurst");
        init => Put("eventBurst", value);
    }

    /// <summary>Events a second.</summary>
    public int? EventRecordQps
    {
        get => Integer("eventRecordQPS");
        init => Put("eventRecordQPS", value);
    }

    /// <summary>Burst of calls to the API server.</summary>
    public int? KubeApiBurst
    {
        get => Integer("kubeAPIBurst");
        init => Put("kubeAPIBurst", value);
    }

    /// <summary>Calls a second to the API server.</summary>
    public int? KubeApiQps
    {
        get => Integer("kubeAPIQPS");
        init => Put("kubeAPIQPS", value);
    }

    /// <summary>Burst of image pulls.</summary>
    public int? RegistryBurst
    {
        get => Integer("registryBurst");
        init => Put("registryBurst", value);
    }

    /// <summary>Image pulls a second.</summary>
    public int? RegistryPullQps
    {
        get => Integer("registryPullQPS");
        init => Put("registryPullQPS", value);
    }

    /// <summary>Whether images are pulled one by one.</summary>
    public bool? SerializeImagePulls
    {
        get => Truth("serializeImagePulls");
        init => Put("serializeImagePulls", value);
    }
}
