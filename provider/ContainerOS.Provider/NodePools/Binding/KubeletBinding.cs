using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Provider.Schema;

namespace ContainerOS.Provider.NodePools.Binding;

/// <summary>Converts kubelet and containerd options between inputs and the model.</summary>
internal static class KubeletBinding
{
    /// <summary>Reads kubelet options from their inputs.</summary>
    internal static KubeletOptions ReadKubelet(InputReader read) =>
        new()
        {
            AllowedUnsafeSysctls = read.Texts("allowedUnsafeSysctls"),
            ClusterDns = read.Texts("clusterDns"),
            ContainerLogMaxFiles = read.Integer("containerLogMaxFiles"),
            ContainerLogMaxSize = read.Text("containerLogMaxSize"),
            ContainerLogMaxWorkers = read.Integer("containerLogMaxWorkers"),
            ContainerLogMonitorInterval = read.Text("containerLogMonitorInterval"),
            CpuCfsQuota = read.Boolean("cpuCfsQuota"),
            CpuCfsQuotaPeriod = read.Text("cpuCfsQuotaPeriod"),
            CpuManagerPolicy = read.Enum("cpuManagerPolicy", PoolTerms.CpuPolicies),
            EventBurst = read.Integer("eventBurst"),
            EventRecordQps = read.Integer("eventRecordQps"),
            EvictionHard = read.TextMap("evictionHard"),
            EvictionSoft = read.TextMap("evictionSoft"),
            EvictionSoftGracePeriod = read.TextMap("evictionSoftGracePeriod"),
            FeatureGates = read.BooleanMap("featureGates"),
            ImageGcHighThresholdPercent = read.Integer("imageGcHighThresholdPercent"),
            ImageGcLowThresholdPercent = read.Integer("imageGcLowThresholdPercent"),
            KubeApiBurst = read.Integer("kubeApiBurst"),
            KubeApiQps = read.Integer("kubeApiQps"),
            KubeReserved = read.TextMap("kubeReserved"),
            MaxPods = read.Integer("maxPods"),
            MemoryManagerPolicy = read.Text("memoryManagerPolicy"),
            PodPidsLimit = read.Integer("podPidsLimit"),
            ReadOnlyPort = read.Integer("readOnlyPort"),
            RegistryBurst = read.Integer("registryBurst"),
            RegistryPullQps = read.Integer("registryPullQps"),
            ReservedMemory = read.Objects("reservedMemory", ReadReserved),
            SerializeImagePulls = read.Boolean("serializeImagePulls"),
            ServerTlsBootstrap = read.Boolean("serverTlsBootstrap"),
            SystemReserved = read.TextMap("systemReserved"),
            TopologyManagerPolicy = read.Text("topologyManagerPolicy"),
            Tracing = read.Object("tracing", ReadTracing),
        };

    /// <summary>Reads containerd options from their inputs.</summary>
    internal static ContainerdOptions ReadContainerd(InputReader read) =>
        new()
        {
            RegistryMirrors = read.Texts("registryMirrors"),
            InsecureRegistries = read.Texts("insecureRegistries"),
            MaxConcurrentDownloads = read.Integer("maxConcurrentDownloads"),
            IgnoreImageDefinedVolume = read.Boolean("ignoreImageDefinedVolume"),
            LimitCore = read.LongInteger("limitCore"),
            LimitNoFile = read.LongInteger("limitNoFile"),
            LimitMemLock = read.LongInteger("limitMemLock"),
        };

    private static ReservedMemory ReadReserved(InputReader read) =>
        new() { NumaNode = read.Integer("numaNode"), Limits = read.TextMap("limits") };

    private static KubeletTracing ReadTracing(InputReader read) =>
        new() { Endpoint = read.Text("endpoint"), SamplingRatePerMillion = read.Integer("samplingRatePerMillion") };

    /// <summary>Writes kubelet options as inputs.</summary>
    internal static InputWriter WriteKubelet(KubeletOptions options) =>
        new InputWriter()
            .Texts("allowedUnsafeSysctls", options.AllowedUnsafeSysctls)
            .Texts("clusterDns", options.ClusterDns)
            .Integer("containerLogMaxFiles", options.ContainerLogMaxFiles)
            .Text("containerLogMaxSize", options.ContainerLogMaxSize)
            .Integer("containerLogMaxWorkers", options.ContainerLogMaxWorkers)
            .Text("containerLogMonitorInterval", options.ContainerLogMonitorInterval)
            .Boolean("cpuCfsQuota", options.CpuCfsQuota)
            .Text("cpuCfsQuotaPeriod", options.CpuCfsQuotaPeriod)
            .Enum("cpuManagerPolicy", options.CpuManagerPolicy, PoolTerms.CpuPolicies)
            .Integer("eventBurst", options.EventBurst)
            .Integer("eventRecordQps", options.EventRecordQps)
            .TextMap("evictionHard", options.EvictionHard)
            .TextMap("evictionSoft", options.EvictionSoft)
            .TextMap("evictionSoftGracePeriod", options.EvictionSoftGracePeriod)
            .BooleanMap("featureGates", options.FeatureGates)
            .Integer("imageGcHighThresholdPercent", options.ImageGcHighThresholdPercent)
            .Integer("imageGcLowThresholdPercent", options.ImageGcLowThresholdPercent)
            .Integer("kubeApiBurst", options.KubeApiBurst)
            .Integer("kubeApiQps", options.KubeApiQps)
            .TextMap("kubeReserved", options.KubeReserved)
            .Integer("maxPods", options.MaxPods)
            .Text("memoryManagerPolicy", options.MemoryManagerPolicy)
            .Integer("podPidsLimit", options.PodPidsLimit)
            .Integer("readOnlyPort", options.ReadOnlyPort)
            .Integer("registryBurst", options.RegistryBurst)
            .Integer("registryPullQps", options.RegistryPullQps)
            .Objects("reservedMemory", options.ReservedMemory, WriteReserved)
            .Boolean("serializeImagePulls", options.SerializeImagePulls)
            .Boolean("serverTlsBootstrap", options.ServerTlsBootstrap)
            .TextMap("systemReserved", options.SystemReserved)
            .Text("topologyManagerPolicy", options.TopologyManagerPolicy)
            .Object("tracing", options.Tracing, WriteTracing);

    /// <summary>Writes containerd options as inputs.</summary>
    internal static InputWriter WriteContainerd(ContainerdOptions options) =>
        new InputWriter()
            .Texts("registryMirrors", options.RegistryMirrors)
            .Texts("insecureRegistries", options.InsecureRegistries)
            .Integer("maxConcurrentDownloads", options.MaxConcurrentDownloads)
            .Boolean("ignoreImageDefinedVolume", options.IgnoreImageDefinedVolume)
            .LongInteger("limitCore", options.LimitCore)
            .LongInteger("limitNoFile", options.LimitNoFile)
            .LongInteger("limitMemLock", options.LimitMemLock);

    private static InputWriter WriteReserved(ReservedMemory reserved) =>
        new InputWriter().Integer("numaNode", reserved.NumaNode).TextMap("limits", reserved.Limits);

    private static InputWriter WriteTracing(KubeletTracing tracing) =>
        new InputWriter().Text("endpoint", tracing.Endpoint).Integer("samplingRatePerMillion", tracing.SamplingRatePerMillion);
}
