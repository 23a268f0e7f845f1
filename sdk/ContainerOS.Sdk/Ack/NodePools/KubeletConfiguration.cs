using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>Kubelet options ACK accepts; a change restarts kubelets in batches.</summary>
public sealed record KubeletConfiguration : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
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
        get => Boolean("cpuCFSQuota");
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
        get => Boolean("serializeImagePulls");
        init => Put("serializeImagePulls", value);
    }

    /// <summary>Hard eviction thresholds, signal to quantity.</summary>
    public IReadOnlyDictionary<string, string>? EvictionHard
    {
        get => TextMap("evictionHard");
        init => Put("evictionHard", value);
    }

    /// <summary>Soft eviction thresholds, signal to quantity.</summary>
    public IReadOnlyDictionary<string, string>? EvictionSoft
    {
        get => TextMap("evictionSoft");
        init => Put("evictionSoft", value);
    }

    /// <summary>The grace period of each soft signal, such as <c>1m30s</c>.</summary>
    public IReadOnlyDictionary<string, string>? EvictionSoftGracePeriod
    {
        get => TextMap("evictionSoftGracePeriod");
        init => Put("evictionSoftGracePeriod", value);
    }

    /// <summary>Feature gates.</summary>
    public IReadOnlyDictionary<string, bool>? FeatureGates
    {
        get => BooleanMap("featureGates");
        init => Put("featureGates", value);
    }

    /// <summary>Disk use in percent at which image collection starts.</summary>
    public int? ImageGcHighThresholdPercent
    {
        get => Integer("imageGCHighThresholdPercent");
        init => Put("imageGCHighThresholdPercent", value);
    }

    /// <summary>Disk use in percent at which image collection ends.</summary>
    public int? ImageGcLowThresholdPercent
    {
        get => Integer("imageGCLowThresholdPercent");
        init => Put("imageGCLowThresholdPercent", value);
    }

    /// <summary>Reserved for Kubernetes daemons, resource to quantity.</summary>
    public IReadOnlyDictionary<string, string>? KubeReserved
    {
        get => TextMap("kubeReserved");
        init => Put("kubeReserved", value);
    }

    /// <summary>Reserved for the system, resource to quantity.</summary>
    public IReadOnlyDictionary<string, string>? SystemReserved
    {
        get => TextMap("systemReserved");
        init => Put("systemReserved", value);
    }

    /// <summary>Memory reserved per NUMA node.</summary>
    public IReadOnlyList<ReservedMemory>? ReservedMemory
    {
        get => Parts("reservedMemory", f => new ReservedMemory(f));
        init => Put("reservedMemory", value);
    }

    /// <summary>Pods per node.</summary>
    public int? MaxPods
    {
        get => Integer("maxPods");
        init => Put("maxPods", value);
    }

    /// <summary>Process ids per pod; -1 for no limit.</summary>
    public long? PodPidsLimit
    {
        get => Long("podPidsLimit");
        init => Put("podPidsLimit", value);
    }

    /// <summary>Read-only port; 0 for none.</summary>
    public int? ReadOnlyPort
    {
        get => Integer("readOnlyPort");
        init => Put("readOnlyPort", value);
    }

    /// <summary>Whether the serving certificate is requested from the cluster.</summary>
    public bool? ServerTlsBootstrap
    {
        get => Boolean("serverTLSBootstrap");
        init => Put("serverTLSBootstrap", value);
    }

    /// <summary>Tracing.</summary>
    public KubeletTracing? Tracing
    {
        get => Part("tracing", f => new KubeletTracing(f));
        init => Put("tracing", value);
    }
}

/// <summary>Memory reserved on one NUMA node.</summary>
public sealed record ReservedMemory : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public ReservedMemory() { }

    internal ReservedMemory(JsonFields fields)
        : base(fields) { }

    /// <summary>NUMA node number.</summary>
    public int? NumaNode
    {
        get => Integer("numaNode");
        init => Put("numaNode", value);
    }

    /// <summary>Resource to quantity, such as <c>memory</c> to <c>1Gi</c>.</summary>
    public IReadOnlyDictionary<string, string>? Limits
    {
        get => TextMap("limits");
        init => Put("limits", value);
    }
}

/// <summary>Tracing of the kubelet.</summary>
public sealed record KubeletTracing : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public KubeletTracing() { }

    internal KubeletTracing(JsonFields fields)
        : base(fields) { }

    /// <summary>Collector, host and port.</summary>
    public string? Endpoint
    {
        get => Text("endpoint");
        init => Put("endpoint", value);
    }

    /// <summary>Spans sampled out of a million.</summary>
    public int? SamplingRatePerMillion
    {
        get => Integer("samplingRatePerMillion");
        init => Put("samplingRatePerMillion", value);
    }
}
