using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Protocol.Values;
using ContainerOS.Sdk.Ack.NodePools;

namespace ContainerOS.Provider.NodePools.Cloud;

/// <summary>Maps kubelet options to <c>kubelet_config</c> and back.</summary>
internal static class KubeletMapping
{
    /// <summary>The options to send.</summary>
    internal static KubeletConfiguration Write(KubeletOptions options) =>
        new()
        {
            AllowedUnsafeSysctls = options.AllowedUnsafeSysctls.ItemsOrNull(),
            ClusterDns = options.ClusterDns.ItemsOrNull(),
            ContainerLogMaxFiles = options.ContainerLogMaxFiles.ValueOrNull(),
            ContainerLogMaxSize = options.ContainerLogMaxSize.ObjectOrNull(),
            ContainerLogMaxWorkers = options.ContainerLogMaxWorkers.ValueOrNull(),
            ContainerLogMonitorInterval = options.ContainerLogMonitorInterval.ObjectOrNull(),
            CpuCfsQuota = options.CpuCfsQuota.ValueOrNull(),
            CpuCfsQuotaPeriod = options.CpuCfsQuotaPeriod.ObjectOrNull(),
            CpuManagerPolicy = options.CpuManagerPolicy.TermOrNull(PoolTerms.CpuPolicies),
            EventBurst = options.EventBurst.ValueOrNull(),
            EventRecordQps = options.EventRecordQps.ValueOrNull(),
            EvictionHard = options.EvictionHard.EntriesOrNull(),
            EvictionSoft = options.EvictionSoft.EntriesOrNull(),
            EvictionSoftGracePeriod = options.EvictionSoftGracePeriod.EntriesOrNull(),
            FeatureGates = options.FeatureGates.EntriesOrNull(),
            ImageGcHighThresholdPercent = options.ImageGcHighThresholdPercent.ValueOrNull(),
            ImageGcLowThresholdPercent = options.ImageGcLowThresholdPercent.ValueOrNull(),
            KubeApiBurst = options.KubeApiBurst.ValueOrNull(),
            KubeApiQps = options.KubeApiQps.ValueOrNull(),
            KubeReserved = options.KubeReserved.EntriesOrNull(),
            MaxPods = options.MaxPods.ValueOrNull(),
            MemoryManagerPolicy = options.MemoryManagerPolicy.ObjectOrNull(),
            PodPidsLimit = options.PodPidsLimit.ValueOrNull(),
            ReadOnlyPort = options.ReadOnlyPort.ValueOrNull(),
            RegistryBurst = options.RegistryBurst.ValueOrNull(),
            RegistryPullQps = options.RegistryPullQps.ValueOrNull(),
            ReservedMemory = options.ReservedMemory.ItemsOrNull()?.Select(Reserved).ToArray(),
            SerializeImagePulls = options.SerializeImagePulls.ValueOrNull(),
            ServerTlsBootstrap = options.ServerTlsBootstrap.ValueOrNull(),
            SystemReserved = options.SystemReserved.EntriesOrNull(),
            TopologyManagerPolicy = options.TopologyManagerPolicy.ObjectOrNull(),
            Tracing = options.Tracing.ObjectOrNull() is { } tracing ? Tracing(tracing) : null,
        };

    /// <summary>The options as inputs; null if there are none.</summary>
    internal static PropertyMap? Read(KubeletConfiguration? options) =>
        options is null
            ? null
            : new LiveInputsBuilder()
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
        new() { NumaNode = memory.NumaNode.ValueOrNull(), Limits = memory.Limits.EntriesOrNull() };

    private static Sdk.Ack.NodePools.KubeletTracing Tracing(Model.NodePools.KubeletTracing tracing) =>
        new() { Endpoint = tracing.Endpoint.ObjectOrNull(), SamplingRatePerMillion = tracing.SamplingRatePerMillion.ValueOrNull() };

    private static PropertyMap ReadReserved(Sdk.Ack.NodePools.ReservedMemory memory) =>
        new LiveInputsBuilder().Put("numaNode", memory.NumaNode).Put("limits", memory.Limits).ToMap();

    private static PropertyMap? ReadTracing(Sdk.Ack.NodePools.KubeletTracing? tracing) =>
        tracing is null
            ? null
            : new LiveInputsBuilder()
                .Put("endpoint", tracing.Endpoint)
                .Put("samplingRatePerMillion", tracing.SamplingRatePerMillion)
                .ToMap();
}
