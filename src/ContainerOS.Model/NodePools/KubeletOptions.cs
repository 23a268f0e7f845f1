using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.Model.NodePools;

/// <summary>Kubelet options that ACK accepts. Ranges are from the ACK page on kubelet parameters.</summary>
public sealed record KubeletOptions
{
    /// <summary>Unsafe sysctls, or prefixes of them, that pods may set.</summary>
    public ValueList<string>? AllowedUnsafeSysctls { get; init; }

    /// <summary>IP addresses of the cluster DNS.</summary>
    public ValueList<string>? ClusterDns { get; init; }

    /// <summary>Log files to keep per container, 2 to 10.</summary>
    public Value<int>? ContainerLogMaxFiles { get; init; }

    /// <summary>Maximum size of a log file before it is rotated.</summary>
    public Value<string>? ContainerLogMaxSize { get; init; }

    /// <summary>Log rotation workers, 1 to 20; Kubernetes 1.30 or later.</summary>
    public Value<int>? ContainerLogMaxWorkers { get; init; }

    /// <summary>Interval of log rotation checks, 3s to 60s; Kubernetes 1.30 or later.</summary>
    public Value<string>? ContainerLogMonitorInterval { get; init; }

    /// <summary>Whether CPU limits are enforced.</summary>
    public Value<bool>? CpuCfsQuota { get; init; }

    /// <summary>CFS quota period, 1ms to 1s.</summary>
    public Value<string>? CpuCfsQuotaPeriod { get; init; }

    /// <summary>CPU manager policy.</summary>
    public Value<CpuPolicy>? CpuManagerPolicy { get; init; }

    /// <summary>Burst of events, 1 to 100, at least the rate.</summary>
    public Value<int>? EventBurst { get; init; }

    /// <summary>Events per second, 1 to 50.</summary>
    public Value<int>? EventRecordQps { get; init; }

    /// <summary>Hard eviction thresholds by signal.</summary>
    public ValueMap<string>? EvictionHard { get; init; }

    /// <summary>Soft eviction thresholds by signal.</summary>
    public ValueMap<string>? EvictionSoft { get; init; }

    /// <summary>Grace periods of the soft thresholds.</summary>
    public ValueMap<string>? EvictionSoftGracePeriod { get; init; }

    /// <summary>Feature gates.</summary>
    public ValueMap<bool>? FeatureGates { get; init; }

    /// <summary>Disk usage in percent that starts image garbage collection, 60 to 95.</summary>
    public Value<int>? ImageGcHighThresholdPercent { get; init; }

    /// <summary>Disk usage in percent that ends image garbage collection, 30 to 90, below the high threshold.</summary>
    public Value<int>? ImageGcLowThresholdPercent { get; init; }

    /// <summary>Burst of API requests, 1 to 100.</summary>
    public Value<int>? KubeApiBurst { get; init; }

    /// <summary>API requests per second, 1 to 50.</summary>
    public Value<int>? KubeApiQps { get; init; }

    /// <summary>Resources reserved for Kubernetes daemons.</summary>
    public ValueMap<string>? KubeReserved { get; init; }

    /// <summary>Maximum number of pods on a node.</summary>
    public Value<int>? MaxPods { get; init; }

    /// <summary><c>None</c> or <c>Static</c>.</summary>
    public Value<string>? MemoryManagerPolicy { get; init; }

    /// <summary>Maximum number of processes in a pod.</summary>
    public Value<int>? PodPidsLimit { get; init; }

    /// <summary>The read-only port; only 0 is accepted.</summary>
    public Value<int>? ReadOnlyPort { get; init; }

    /// <summary>Burst of image pulls, 1 to 100.</summary>
    public Value<int>? RegistryBurst { get; init; }

    /// <summary>Image pulls per second, 1 to 50.</summary>
    public Value<int>? RegistryPullQps { get; init; }

    /// <summary>Reserved memory per NUMA node.</summary>
    public ValueList<ReservedMemory>? ReservedMemory { get; init; }

    /// <summary>Whether images are pulled one at a time instead of in parallel.</summary>
    public Value<bool>? SerializeImagePulls { get; init; }

    /// <summary>Whether the kubelet requests its serving certificate from the cluster.</summary>
    public Value<bool>? ServerTlsBootstrap { get; init; }

    /// <summary>Resources reserved for system daemons.</summary>
    public ValueMap<string>? SystemReserved { get; init; }

    /// <summary><c>none</c>, <c>restricted</c>, <c>best-effort</c> or <c>single-numa-node</c>.</summary>
    public Value<string>? TopologyManagerPolicy { get; init; }

    /// <summary>Kubelet tracing.</summary>
    public Value<KubeletTracing>? Tracing { get; init; }
}

/// <summary>Where the kubelet sends traces, and how often it samples.</summary>
public sealed record KubeletTracing
{
    /// <summary>Collector address; <c>localhost:4317</c> when not given.</summary>
    public Value<string>? Endpoint { get; init; }

    /// <summary>Samples per million spans, 0 to 1,000,000.</summary>
    public Value<int>? SamplingRatePerMillion { get; init; }
}

/// <summary>Memory that is reserved on one NUMA node.</summary>
public sealed record ReservedMemory
{
    /// <summary>The NUMA node.</summary>
    public Value<int>? NumaNode { get; init; }

    /// <summary>Amounts by resource, such as <c>memory: 1Gi</c>.</summary>
    public ValueMap<string>? Limits { get; init; }
}
