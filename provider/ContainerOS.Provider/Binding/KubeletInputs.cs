using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;

namespace ContainerOS.Provider.Binding;

/// <summary>Writes the options of the kubelet and of containerd as inputs.</summary>
internal static class KubeletInputs
{
    /// <summary>Kubelet options.</summary>
    internal static InputWriter Of(KubeletOptions options) =>
        new InputWriter()
            .Texts("allowedUnsafeSysctls", options.AllowedUnsafeSysctls)
            .Texts("clusterDns", options.ClusterDns)
            .Whole("containerLogMaxFiles", options.ContainerLogMaxFiles)
            .Text("containerLogMaxSize", options.ContainerLogMaxSize)
            .Whole("containerLogMaxWorkers", options.ContainerLogMaxWorkers)
            .Text("containerLogMonitorInterval", options.ContainerLogMonitorInterval)
            .Truth("cpuCfsQuota", options.CpuCfsQuota)
            .Text("cpuCfsQuotaPeriod", options.CpuCfsQuotaPeriod)
            .Choice("cpuManagerPolicy", options.CpuManagerPolicy, PoolTerms.CpuPolicies)
            .Whole("eventBurst", options.EventBurst)
            .Whole("eventRecordQps", options.EventRecordQps)
            .TextMap("evictionHard", options.EvictionHard)
            .TextMap("evictionSoft", options.EvictionSoft)
            .TextMap("evictionSoftGracePeriod", options.EvictionSoftGracePeriod)
            .TruthMap("featureGates", options.FeatureGates)
            .Whole("imageGcHighThresholdPercent", options.ImageGcHighThresholdPercent)
            .Whole("imageGcLowThresholdPercent", options.ImageGcLowThresholdPercent)
            .Whole("kubeApiBurst", options.KubeApiBurst)
            .Whole("kubeApiQps", options.KubeApiQps)
            .TextMap("kubeReserved", options.KubeReserved)
            .Whole("maxPods", options.MaxPods)
            .Text("memoryManagerPolicy", options.MemoryManagerPolicy)
            .Whole("podPidsLimit", options.PodPidsLimit)
            .Whole("readOnlyPort", options.ReadOnlyPort)
            .Whole("registryBurst", options.RegistryBurst)
            .Whole("registryPullQps", options.RegistryPullQps)
            .Objects("reservedMemory", options.ReservedMemory, Reserved)
            .Truth("serializeImagePulls", options.SerializeImagePulls)
            .Truth("serverTlsBootstrap", options.ServerTlsBootstrap)
            .TextMap("systemReserved", options.SystemReserved)
            .Text("topologyManagerPolicy", options.TopologyManagerPolicy)
            .Object("tracing", options.Tracing, Tracing);

    /// <summary>containerd options.</summary>
    internal static InputWriter Containerd(ContainerdOptions options) =>
        new InputWriter()
            .Texts("registryMirrors", options.RegistryMirrors)
            .Texts("insecureRegistries", options.InsecureRegistries)
            .Whole("maxConcurrentDownloads", options.MaxConcurrentDownloads)
            .Truth("ignoreImageDefinedVolume", options.IgnoreImageDefinedVolume)
            .Large("limitCore", options.LimitCore)
            .Large("limitNoFile", options.LimitNoFile)
            .Large("limitMemLock", options.LimitMemLock);

    private static InputWriter Reserved(ReservedMemory reserved) =>
        new InputWriter().Whole("numaNode", reserved.NumaNode).TextMap("limits", reserved.Limits);

    private static InputWriter Tracing(KubeletTracing tracing) =>
        new InputWriter().Text("endpoint", tracing.Endpoint).Whole("samplingRatePerMillion", tracing.SamplingRatePerMillion);
}
