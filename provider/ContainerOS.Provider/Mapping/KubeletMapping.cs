using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Protocol.Values;
using ContainerOS.Sdk.Ack.NodePools;

namespace ContainerOS.Provider.Mapping;

/// <summary>Maps kubelet options; the API's names are the kubelet's own.</summary>
internal static class KubeletMapping
{
    /// <summary>The options as the API takes them.</summary>
    internal static KubeletConfiguration Write(KubeletOptions options) =>
        new()
        {
            AllowedUnsafeSysctls = options.AllowedUnsafeSysctls.Items(),
            ClusterDns = options.ClusterDns.Items(),
            ContainerLogMaxFiles = options.ContainerLogMaxFiles.Number(),
            ContainerLogMaxSize = options.ContainerLogMaxSize.Object(),
            ContainerLogMaxWorkers = options.ContainerLogMaxWorkers.Number(),
            ContainerLogMonitorInterval = options.ContainerLogMonitorInterval.Object(),
            CpuCfsQuota = options.CpuCfsQuota.Number(),
            CpuCfsQuotaPeriod = options.CpuCfsQuotaPeriod.Object(),
            CpuManagerPolicy = options.CpuManagerPolicy.Term(PoolTerms.CpuPolicies),
            EventBurst = options.EventBurst.Number(),
            EventRecordQps = options.EventRecordQps.Number(),
            EvictionHard = options.EvictionHard.Entries(),
            EvictionSoft = options.EvictionSoft.Entries(),
            EvictionSoftGracePeriod = options.EvictionSoftGracePeriod.Entries(),
            FeatureGates = options.FeatureGates.Entries(),
            ImageGcHighThresholdPercent = options.ImageGcHighThresholdPercent.Number(),
            ImageGcLowThresholdPercent = options.ImageGcLowThresholdPercent.Number(),
            KubeApiBurst = options.KubeApiBurst.Number(),
            KubeApiQps = options.KubeApiQps.Number(),
            KubeReserved = options.KubeReserved.Entries(),
            MaxPods = options.MaxPods.Number(),
            MemoryManagerPolicy = options.MemoryManagerPolicy.Object(),
            PodPidsLimit = options.PodPidsLimit.Number(),
            ReadOnlyPort = options.ReadOnlyPort.Number(),
            RegistryBurst = options.RegistryBurst.Number(),
            RegistryPullQps = options.RegistryPullQps.Number(),
            ReservedMemory = options.ReservedMemory.Items()?.Select(Reserved).ToArray(),
            SerializeImagePulls = options.SerializeImagePulls.Number(),
            ServerTlsBootstrap = options.ServerTlsBootstrap.Number(),
            SystemReserved = options.SystemReserved.Entries(),
            TopologyManagerPolicy = options.TopologyManagerPolicy.Object(),
            Tracing = options.Tracing.Object() is { } tracing ? Tracing(tracing) : null,
        };

    /// <summary>The options as inputs; null without any.</summary>
    internal static PropertyMap? Read(KubeletConfiguration? options) =>
        options is null
            ? null
            : new LiveInputs()
                .Put("allowedUnsafeSysctls", options.AllowedUnsafeSysctls)
                .Put("clusterDns", options.ClusterDns)
                .Put("containerLogMaxFiles", options.ContainerLogMaxFiles)
                .Put("containerLogMaxSize", options.ContainerLogMaxSize)
                .Put("containerLogMaxWorkers", options.ContainerLogMaxWorkers)
                .Put("containerLogMonitorInterval", options.ContainerLogMonitorInterval)
                .Put("cpuCfsQuota", options.CpuCfsQuota)
                .Put("cpuCfsQuotaPeriod", options.CpuCfsQuotaPeriod)
                .Put("cpuManagerPolicy", options.CpuManagerPolicy)
                .Put("eventBurst", options.EventBurst)
                .Put("eventRecordQps", options.EventRecordQps)
                .Put("evictionHard", options.EvictionHard)
                .Put("evictionSoft", options.EvictionSoft)
                .Put("evictionSoftGracePeriod", options.EvictionSoftGracePeriod)
                .Put("featureGates", options.FeatureGates)
                .Put("imageGcHighThresholdPercent", options.ImageGcHighThresholdPercent)
                .Put("imageGcLowThresholdPercent", options.ImageGcLowThresholdPercent)
                .Put("kubeApiBurst", options.KubeApiBurst)
                .Put("kubeApiQps", options.KubeApiQps)
                .Put("kubeReserved", options.KubeReserved)
                .Put("maxPods", options.MaxPods)
                .Put("memoryManagerPolicy", options.MemoryManagerPolicy)
                .Put("podPidsLimit", options.PodPidsLimit)
                .Put("readOnlyPort", options.ReadOnlyPort)
                .Put("registryBurst", options.RegistryBurst)
                .Put("registryPullQps", options.RegistryPullQps)
                .Put("reservedMemory", options.ReservedMemory?.Select(ReadReserved))
                .Put("serializeImagePulls", options.SerializeImagePulls)
                .Put("serverTlsBootstrap", options.ServerTlsBootstrap)
                .Put("systemReserved", options.SystemReserved)
                .Put("topologyManagerPolicy", options.TopologyManagerPolicy)
                .Put("tracing", ReadTracing(options.Tracing))
                .ToMap();

    private static Sdk.Ack.NodePools.ReservedMemory Reserved(Model.NodePools.ReservedMemory memory) =>
        new() { NumaNode = memory.NumaNode.Number(), Limits = memory.Limits.Entries() };

    private static Sdk.Ack.NodePools.KubeletTracing Tracing(Model.NodePools.KubeletTracing tracing) =>
        new() { Endpoint = tracing.Endpoint.Object(), SamplingRatePerMillion = tracing.SamplingRatePerMillion.Number() };

    private static PropertyMap ReadReserved(Sdk.Ack.NodePools.ReservedMemory memory) =>
        new LiveInputs().Put("numaNode", memory.NumaNode).Put("limits", memory.Limits).ToMap();

    private static PropertyMap? ReadTracing(Sdk.Ack.NodePools.KubeletTracing? tracing) =>
        tracing is null
            ? null
            : new LiveInputs().Put("endpoint", tracing.Endpoint).Put("samplingRatePerMillion", tracing.SamplingRatePerMillion).ToMap();
}
