using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.Model.NodePools;

/// <summary>Kubelet options that ACK accepts; ranges are those of the ACK kubelet page.</summary>
public sealed record KubeletOptions
{
    /// <summary>Sysctl prefixes pods may set.</summary>
    public ValueList<string>? AllowedUnsafeSysctls { get; init; }

    /// <summary>Addresses of the cluster's DNS.</summary>
    public ValueList<string>? ClusterDns { get; init; }

    /// <summary>Log files kept a container, 2 to 10.</summary>
    public Value<int>? ContainerLogMaxFiles { get; init; }

    /// <summary>Size of a log file before it is rotated.</summary>
    public Value<string>? ContainerLogMaxSize { get; init; }

    /// <summary>Log rotation workers, 1 to 20; Kubernetes 1.30 or later.</summary>
    public Value<int>? ContainerLogMaxWorkers { get; init; }

    /// <summary>How often logs are looked at, 3s to 60s; Kubernetes 1.30 or later.</summary>
    public Value<string>? ContainerLogMonitorInterval { get; init; }

    /// <summary>Whether CPU limits are enforced.</summary>
    public Value<bool>? CpuCfsQuota { get; init; }

    /// <summary>CFS quota period, 1ms to 1s.</summary>
    public Value<string>? CpuCfsQuotaPeriod { get; init; }

    /// <summary>CPU manager policy.</summary>
    public Value<CpuPolicy>? CpuManagerPolicy { get; init; }

    /// <summary>Burst of events, 1 to 100, at least the rate.</summary>
    public Value<int>? EventBurst { get; init; }

    /// <summary>Events a second, 1 to 50.</summary>
    public Value<int>? EventRecordQps { get; init; }

    /// <summary>Hard eviction thresholds by signal.</summary>
    public ValueMap<string>? EvictionHard { get; init; }

    /// <summary>Soft eviction thresholds by signal.</summary>
    public ValueMap<string>? EvictionSoft { get; init; }

    /// <summary>Grace periods of the soft thresholds.</summary>
    public ValueMap<string>? EvictionSoftGracePeriod { get; init; }

    /// <summary>Feature gates.</summary>
    public ValueMap<bool>? FeatureGates { get; init; }

    /// <summary>Disk use that starts image collection, 60 to 95.</summary>
    public Value<int>? ImageGcHighThresholdPercent { get; init; }

    /// <summary>Disk use that ends image collection, 30 to 90, below the high one.</summary>
    public Value<int>? ImageGcLowThresholdPercent { get; init; }

    /// <summary>Burst of API requests, 1 to 100.</summary>
    public Value<int>? KubeApiBurst { get; init; }

    /// <summary>API requests a second, 1 to 50.</summary>
    public Value<int>? KubeApiQps { get; init; }

    /// <summary>Resources kept for Kubernetes daemons.</summary>
    public ValueMap<string>? KubeReserved { get; init; }

    /// <summary>Most pods on a node.</summary>
    public Value<int>? MaxPods { get; init; }

    /// <summary><c>None</c> or <c>Static</c>.</summary>
    public Value<string>? MemoryManagerPolicy { get; init; }

    /// <summary>Most processes of a pod.</summary>
    public Value<int>? PodPidsLimit { get; init; }

    /// <summary>The read-only port; only 0 is accepted.</summary>
    public Value<int>? ReadOnlyPort { get; init; }

    /// <summary>Burst of image pulls, 1 to 100.</summary>
    public Value<int>? RegistryBurst { get; init; }

    /// <summary>Image pulls a second, 1 to 50.</summary>
    public Value<int>? RegistryPullQps { get; init; }

    /// <summary>Memory kept by NUMA node.</summary>
    public ValueList<ReservedMemory>? ReservedMemory { get; init; }

    /// <summary>Whether images are pulled one at a time.</summary>
    public Value<bool>? SerializeImagePulls { get; init; }

    /// <summary>Whether the kubelet's serving certificate comes from the cluster.</summary>
    public Value<bool>? ServerTlsBootstrap { get; init; }

    /// <summary>Resources kept for system daemons.</summary>
    public ValueMap<string>? SystemReserved { get; init; }

    /// <summary><c>none</c>, <c>restricted</c>, <c>best-effort</c> or <c>single-numa-node</c>.</summary>
    public Value<string>? TopologyManagerPolicy { get; init; }

    /// <summary>Kubelet tracing.</summary>
    public Value<KubeletTracing>? Tracing { get; init; }
}

/// <summary>Where and how often the kubelet reports traces.</summary>
public sealed record KubeletTracing
{
    /// <summary>Collector address; <c>localhost:4317</c> when not given.</summary>
    public Value<string>? Endpoint { get; init; }

    /// <summary>Samples a million spans, 0 to 1,000,000.</summary>
    public Value<int>? SamplingRatePerMillion { get; init; }
}

/// <summary>Memory kept back on one NUMA node.</summary>
public sealed record ReservedMemory
{
    /// <summary>The NUMA node.</summary>
    public Value<int>? NumaNode { get; init; }

    /// <summary>Amounts by resource, such as <c>memory: 1Gi</c>.</summary>
    public ValueMap<string>? Limits { get; init; }
}
