using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Provider.Shapes;

namespace ContainerOS.Provider.NodePools.Shape;

/// <summary>
/// Kubelet options. Ranges and defaults are those of the kubelet page of ACK. An option with a documented default goes back to it when
/// the program no longer sets it; the others stay.
/// </summary>
internal static class KubeletShape
{
    /// <summary>The properties of <c>ReservedMemory</c>.</summary>
    internal static ObjectType<ReservedMemory> ReservedMemory { get; } =
        new(
            "ReservedMemory",
            "Memory reserved on one NUMA node.",
            [
                Property<ReservedMemory>.Value("numaNode", Kinds.Integer, "The NUMA node.", memory => memory.NumaNode) with
                {
                    Required = true,
                    Field = "numaNode",
                },
                Property<ReservedMemory>.Map("limits", Kinds.Text, "Amounts by resource.", memory => memory.Limits) with
                {
                    Required = true,
                    Field = "limits",
                },
            ]
        );

    /// <summary>The properties of <c>KubeletTracing</c>.</summary>
    internal static ObjectType<KubeletTracing> Tracing { get; } =
        new(
            "KubeletTracing",
            "The tracing of the kubelet.",
            [
                Property<KubeletTracing>.Value("endpoint", Kinds.Text, "The address of the collector.", tracing => tracing.Endpoint) with
                {
                    Field = "endpoint",
                },
                Property<KubeletTracing>.Value(
                    "samplingRatePerMillion",
                    Kinds.Integer,
                    "Samples per million spans, 0 to 1000000.",
                    tracing => tracing.SamplingRatePerMillion
                ) with
                {
                    Range = new ValueRange(0, 1000000),
                    Field = "samplingRatePerMillion",
                },
            ]
        );

    /// <summary>The properties of <c>Kubelet</c>.</summary>
    internal static ObjectType<KubeletOptions> Kubelet { get; } =
        new(
            "Kubelet",
            "Kubelet options that ACK accepts; ranges are those of the ACK kubelet page.",
            [
                Property<KubeletOptions>.List(
                    "allowedUnsafeSysctls",
                    Kinds.Text,
                    "Sysctl prefixes that pods may set.",
                    kubelet => kubelet.AllowedUnsafeSysctls
                ) with
                {
                    Field = "allowedUnsafeSysctls",
                    IsSet = true,
                },
                Property<KubeletOptions>.List(
                    "clusterDns",
                    Kinds.Text,
                    "Addresses of the DNS of the cluster, in order.",
                    kubelet => kubelet.ClusterDns
                ) with
                {
                    Field = "clusterDNS",
                },
                Property<KubeletOptions>.Value(
                    "containerLogMaxFiles",
                    Kinds.Integer,
                    "Log files of a container, 2 to 10. Default 10.",
                    kubelet => kubelet.ContainerLogMaxFiles
                ) with
                {
                    Default = 10,
                    OnRemoval = RemovalEffect.Clears,
                    Range = new ValueRange(2, 10),
                    Field = "containerLogMaxFiles",
                },
                Property<KubeletOptions>.Value(
                    "containerLogMaxSize",
                    Kinds.Text,
                    "Size of a log file before it is rotated. Default 100Mi.",
                    kubelet => kubelet.ContainerLogMaxSize
                ) with
                {
                    Default = "100Mi",
                    OnRemoval = RemovalEffect.Clears,
                    Field = "containerLogMaxSize",
                },
                Property<KubeletOptions>.Value(
                    "containerLogMaxWorkers",
                    Kinds.Integer,
                    "Log rotation workers, 1 to 20; Kubernetes 1.30 or later. Default 1.",
                    kubelet => kubelet.ContainerLogMaxWorkers
                ) with
                {
                    Default = 1,
                    OnRemoval = RemovalEffect.Clears,
                    Range = new ValueRange(1, 20),
                    Field = "containerLogMaxWorkers",
                },
                Property<KubeletOptions>.Value(
                    "containerLogMonitorInterval",
                    Kinds.Text,
                    "How often log sizes are checked, 3s to 60s; Kubernetes 1.30 or later. Default 10s.",
                    kubelet => kubelet.ContainerLogMonitorInterval
                ) with
                {
                    Default = "10s",
                    OnRemoval = RemovalEffect.Clears,
                    Field = "containerLogMonitorInterval",
                },
                Property<KubeletOptions>.Value(
                    "cpuCfsQuota",
                    Kinds.Boolean,
                    "Whether CPU limits are enforced. Default true.",
                    kubelet => kubelet.CpuCfsQuota
                ) with
                {
                    Default = true,
                    OnRemoval = RemovalEffect.Clears,
                    Field = "cpuCFSQuota",
                },
                Property<KubeletOptions>.Value(
                    "cpuCfsQuotaPeriod",
                    Kinds.Text,
                    "CFS quota period, 1ms to 1s. Default 100ms.",
                    kubelet => kubelet.CpuCfsQuotaPeriod
                ) with
                {
                    Default = "100ms",
                    OnRemoval = RemovalEffect.Clears,
                    Field = "cpuCFSQuotaPeriod",
                },
                Property<KubeletOptions>.Value(
                    "cpuManagerPolicy",
                    Kinds.Enum(PoolTerms.CpuPolicies),
                    "CPU manager policy. Default none.",
                    kubelet => kubelet.CpuManagerPolicy
                ) with
                {
                    Default = "none",
                    OnRemoval = RemovalEffect.Clears,
                    Field = "cpuManagerPolicy",
                },
                Property<KubeletOptions>.Value(
                    "eventBurst",
                    Kinds.Integer,
                    "Burst of events, 1 to 100. Default 10.",
                    kubelet => kubelet.EventBurst
                ) with
                {
                    Default = 10,
                    OnRemoval = RemovalEffect.Clears,
                    Range = new ValueRange(1, 100),
                    Field = "eventBurst",
                },
                Property<KubeletOptions>.Value(
                    "eventRecordQps",
                    Kinds.Integer,
                    "Events per second, 1 to 50. Default 5.",
                    kubelet => kubelet.EventRecordQps
                ) with
                {
                    Default = 5,
                    OnRemoval = RemovalEffect.Clears,
                    Range = new ValueRange(1, 50),
                    Field = "eventRecordQPS",
                },
                Property<KubeletOptions>.Map(
                    "evictionHard",
                    Kinds.Text,
                    "Hard eviction thresholds by signal.",
                    kubelet => kubelet.EvictionHard
                ) with
                {
                    Field = "evictionHard",
                },
                Property<KubeletOptions>.Map(
                    "evictionSoft",
                    Kinds.Text,
                    "Soft eviction thresholds by signal.",
                    kubelet => kubelet.EvictionSoft
                ) with
                {
                    Field = "evictionSoft",
                },
                Property<KubeletOptions>.Map(
                    "evictionSoftGracePeriod",
                    Kinds.Text,
                    "Grace periods of the soft thresholds.",
                    kubelet => kubelet.EvictionSoftGracePeriod
                ) with
                {
                    Field = "evictionSoftGracePeriod",
                },
                Property<KubeletOptions>.Map("featureGates", Kinds.Boolean, "Feature gates.", kubelet => kubelet.FeatureGates) with
                {
                    Field = "featureGates",
                },
                Property<KubeletOptions>.Value(
                    "imageGcHighThresholdPercent",
                    Kinds.Integer,
                    "Disk usage that starts image garbage collection, 60 to 95. Default 85.",
                    kubelet => kubelet.ImageGcHighThresholdPercent
                ) with
                {
                    Default = 85,
                    OnRemoval = RemovalEffect.Clears,
                    Range = new ValueRange(60, 95),
                    Field = "imageGCHighThresholdPercent",
                },
                Property<KubeletOptions>.Value(
                    "imageGcLowThresholdPercent",
                    Kinds.Integer,
                    "Disk usage that stops image garbage collection, 30 to 90. Default 80.",
                    kubelet => kubelet.ImageGcLowThresholdPercent
                ) with
                {
                    Default = 80,
                    OnRemoval = RemovalEffect.Clears,
                    Range = new ValueRange(30, 90),
                    Field = "imageGCLowThresholdPercent",
                },
                Property<KubeletOptions>.Value(
                    "kubeApiBurst",
                    Kinds.Integer,
                    "Burst of API requests, 1 to 100. Default 10.",
                    kubelet => kubelet.KubeApiBurst
                ) with
                {
                    Default = 10,
                    OnRemoval = RemovalEffect.Clears,
                    Range = new ValueRange(1, 100),
                    Field = "kubeAPIBurst",
                },
                Property<KubeletOptions>.Value(
                    "kubeApiQps",
                    Kinds.Integer,
                    "API requests per second, 1 to 50. Default 5.",
                    kubelet => kubelet.KubeApiQps
                ) with
                {
                    Default = 5,
                    OnRemoval = RemovalEffect.Clears,
                    Range = new ValueRange(1, 50),
                    Field = "kubeAPIQPS",
                },
                Property<KubeletOptions>.Map(
                    "kubeReserved",
                    Kinds.Text,
                    "Resources reserved for Kubernetes daemons.",
                    kubelet => kubelet.KubeReserved
                ) with
                {
                    Field = "kubeReserved",
                },
                Property<KubeletOptions>.Value(
                    "maxPods",
                    Kinds.Integer,
                    "The largest number of pods on a node.",
                    kubelet => kubelet.MaxPods
                ) with
                {
                    Field = "maxPods",
                },
                Property<KubeletOptions>.Value(
                    "memoryManagerPolicy",
                    Kinds.Text,
                    "None or Static. Default None.",
                    kubelet => kubelet.MemoryManagerPolicy
                ) with
                {
                    Default = "None",
                    OnRemoval = RemovalEffect.Clears,
                    Field = "memoryManagerPolicy",
                },
                Property<KubeletOptions>.Value(
                    "podPidsLimit",
                    Kinds.Integer,
                    "The largest number of processes of a pod. Default 16384.",
                    kubelet => kubelet.PodPidsLimit
                ) with
                {
                    Default = 16384,
                    OnRemoval = RemovalEffect.Clears,
                    Field = "podPidsLimit",
                },
                Property<KubeletOptions>.Value(
                    "readOnlyPort",
                    Kinds.Integer,
                    "The read-only port; only 0 is accepted.",
                    kubelet => kubelet.ReadOnlyPort
                ) with
                {
                    Range = new ValueRange(0, 0),
                    Field = "readOnlyPort",
                },
                Property<KubeletOptions>.Value(
                    "registryBurst",
                    Kinds.Integer,
                    "Burst of image pulls, 1 to 100. Default 10.",
                    kubelet => kubelet.RegistryBurst
                ) with
                {
                    Default = 10,
                    OnRemoval = RemovalEffect.Clears,
                    Range = new ValueRange(1, 100),
                    Field = "registryBurst",
                },
                Property<KubeletOptions>.Value(
                    "registryPullQps",
                    Kinds.Integer,
                    "Image pulls per second, 1 to 50. Default 5.",
                    kubelet => kubelet.RegistryPullQps
                ) with
                {
                    Default = 5,
                    OnRemoval = RemovalEffect.Clears,
                    Range = new ValueRange(1, 50),
                    Field = "registryPullQPS",
                },
                Property<KubeletOptions>.List(
                    "reservedMemory",
                    Kinds.Object(ReservedMemory),
                    "Memory reserved by NUMA node.",
                    kubelet => kubelet.ReservedMemory
                ) with
                {
                    Field = "reservedMemory",
                    IsSet = true,
                },
                Property<KubeletOptions>.Value(
                    "serializeImagePulls",
                    Kinds.Boolean,
                    "Whether images are pulled one at a time. Default false.",
                    kubelet => kubelet.SerializeImagePulls
                ) with
                {
                    Default = false,
                    OnRemoval = RemovalEffect.Clears,
                    Field = "serializeImagePulls",
                },
                Property<KubeletOptions>.Value(
                    "serverTlsBootstrap",
                    Kinds.Boolean,
                    "Whether the serving certificate comes from the cluster.",
                    kubelet => kubelet.ServerTlsBootstrap
                ) with
                {
                    Field = "serverTLSBootstrap",
                },
                Property<KubeletOptions>.Map(
                    "systemReserved",
                    Kinds.Text,
                    "Resources reserved for system daemons.",
                    kubelet => kubelet.SystemReserved
                ) with
                {
                    Field = "systemReserved",
                },
                Property<KubeletOptions>.Value(
                    "topologyManagerPolicy",
                    Kinds.Text,
                    "none, restricted, best-effort or single-numa-node. Default none.",
                    kubelet => kubelet.TopologyManagerPolicy
                ) with
                {
                    Default = "none",
                    OnRemoval = RemovalEffect.Clears,
                    Field = "topologyManagerPolicy",
                },
                Property<KubeletOptions>.Value("tracing", Kinds.Object(Tracing), "Kubelet tracing.", kubelet => kubelet.Tracing) with
                {
                    Field = "tracing",
                },
            ]
        );
}
