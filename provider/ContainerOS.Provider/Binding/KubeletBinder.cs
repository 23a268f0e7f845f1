using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;

namespace ContainerOS.Provider.Binding;

/// <summary>Binds the options of the kubelet and of containerd.</summary>
internal static class KubeletBinder
{
    /// <summary>Kubelet options.</summary>
    internal static KubeletOptions Bind(InputReader read) =>
        new()
        {
            AllowedUnsafeSysctls = read.Texts("allowedUnsafeSysctls"),
            ClusterDns = read.Texts("clusterDns"),
            ContainerLogMaxFiles = read.Whole("containerLogMaxFiles"),
            ContainerLogMaxSize = read.Text("containerLogMaxSize"),
            ContainerLogMaxWorkers = read.Whole("containerLogMaxWorkers"),
            ContainerLogMonitorInterval = read.Text("containerLogMonitorInterval"),
            CpuCfsQuota = read.Truth("cpuCfsQuota"),
            CpuCfsQuotaPeriod = read.Text("cpuCfsQuotaPeriod"),
            CpuManagerPolicy = read.Choice("cpuManagerPolicy", PoolTerms.CpuPolicies),
            EventBurst = read.Whole("eventBurst"),
            EventRecordQps = read.Whole("eventRecordQps"),
            EvictionHard = read.TextMap("evictionHard"),
            EvictionSoft = read.TextMap("evictionSoft"),
            EvictionSoftGracePeriod = read.TextMap("evictionSoftGracePeriod"),
            FeatureGates = read.TruthMap("featureGates"),
            ImageGcHighThresholdPercent = read.Whole("imageGcHighThresholdPercent"),
            ImageGcLowThresholdPercent = read.Whole("imageGcLowThresholdPercent"),
            KubeApiBurst = read.Whole("kubeApiBurst"),
            KubeApiQps = read.Whole("kubeApiQps"),
            KubeReserved = read.TextMap("kubeReserved"),
            MaxPods = read.Whole("maxPods"),
            MemoryManagerPolicy = read.Text("memoryManagerPolicy"),
            PodPidsLimit = read.Whole("podPidsLimit"),
            ReadOnlyPort = read.Whole("readOnlyPort"),
            RegistryBurst = read.Whole("registryBurst"),
            RegistryPullQps = read.Whole("registryPullQps"),
            ReservedMemory = read.Objects("reservedMemory", Reserved),
            SerializeImagePulls = read.Truth("serializeImagePulls"),
            ServerTlsBootstrap = read.Truth("serverTlsBootstrap"),
            SystemReserved = read.TextMap("systemReserved"),
            TopologyManagerPolicy = read.Text("topologyManagerPolicy"),
            Tracing = read.Object("tracing", Tracing),
        };

    /// <summary>containerd options.</summary>
    internal static ContainerdOptions Containerd(InputReader read) =>
        new()
        {
            RegistryMirrors = read.Texts("registryMirrors"),
            InsecureRegistries = read.Texts("insecureRegistries"),
            MaxConcurrentDownloads = read.Whole("maxConcurrentDownloads"),
            IgnoreImageDefinedVolume = read.Truth("ignoreImageDefinedVolume"),
            LimitCore = read.Large("limitCore"),
            LimitNoFile = read.Large("limitNoFile"),
            LimitMemLock = read.Large("limitMemLock"),
        };

    private static ReservedMemory Reserved(InputReader read) =>
        new() { NumaNode = read.Whole("numaNode"), Limits = read.TextMap("limits") };

    private static KubeletTracing Tracing(InputReader read) =>
        new() { Endpoint = read.Text("endpoint"), SamplingRatePerMillion = read.Whole("samplingRatePerMillion") };
}
