using ContainerOS.Model.Terms;
using ContainerOS.Provider.Schema;

namespace ContainerOS.Provider.NodePools.Schema;

/// <summary>Kubelet options.</summary>
internal static class KubeletSchema
{
    /// <summary>The schema of <c>ReservedMemory</c>.</summary>
    internal static ObjectType ReservedMemory { get; } =
        new(
            "ReservedMemory",
            "Memory reserved on one NUMA node.",
            [
                new("numaNode", PropertyType.Integer, "The NUMA node.") { Required = true },
                new("limits", PropertyType.MapOf(PropertyType.Text), "Amounts by resource.") { Required = true },
            ]
        );

    /// <summary>The schema of <c>KubeletTracing</c>.</summary>
    internal static ObjectType Tracing { get; } =
        new(
            "KubeletTracing",
            "The tracing of the kubelet.",
            [
                new("endpoint", PropertyType.Text, "The address of the collector."),
                new("samplingRatePerMillion", PropertyType.Integer, "Samples per million spans, 0 to 1000000."),
            ]
        );

    /// <summary>The schema of <c>Kubelet</c>.</summary>
    internal static ObjectType Kubelet { get; } =
        new(
            "Kubelet",
            "Kubelet options that ACK accepts; ranges are those of the ACK kubelet page.",
            [
                new("allowedUnsafeSysctls", PropertyType.ListOf(PropertyType.Text), "Sysctl prefixes pods may set."),
                new("clusterDns", PropertyType.ListOf(PropertyType.Text), "Addresses of the cluster's DNS."),
                new("containerLogMaxFiles", PropertyType.Integer, "Log files per container, 2 to 10."),
                new("containerLogMaxSize", PropertyType.Text, "Size of a log file before it is rotated."),
                new("containerLogMaxWorkers", PropertyType.Integer, "Log rotation workers, 1 to 20; Kubernetes 1.30 or later."),
                new(
                    "containerLogMonitorInterval",
                    PropertyType.Text,
                    "How often log sizes are checked, 3s to 60s; Kubernetes 1.30 or later."
                ),
                new("cpuCfsQuota", PropertyType.Boolean, "Whether CPU limits are enforced."),
                new("cpuCfsQuotaPeriod", PropertyType.Text, "CFS quota period, 1ms to 1s."),
                new("cpuManagerPolicy", EnumType.Of(PoolTerms.CpuPolicies), "CPU manager policy."),
                new("eventBurst", PropertyType.Integer, "Burst of events, 1 to 100."),
                new("eventRecordQps", PropertyType.Integer, "Events per second, 1 to 50."),
                new("evictionHard", PropertyType.MapOf(PropertyType.Text), "Hard eviction thresholds by signal."),
                new("evictionSoft", PropertyType.MapOf(PropertyType.Text), "Soft eviction thresholds by signal."),
                new("evictionSoftGracePeriod", PropertyType.MapOf(PropertyType.Text), "Grace periods of the soft thresholds."),
                new("featureGates", PropertyType.MapOf(PropertyType.Boolean), "Feature gates."),
                new("imageGcHighThresholdPercent", PropertyType.Integer, "Disk usage that starts image garbage collection, 60 to 95."),
                new("imageGcLowThresholdPercent", PropertyType.Integer, "Disk usage that stops image garbage collection, 30 to 90."),
                new("kubeApiBurst", PropertyType.Integer, "Burst of API requests, 1 to 100."),
                new("kubeApiQps", PropertyType.Integer, "API requests per second, 1 to 50."),
                new("kubeReserved", PropertyType.MapOf(PropertyType.Text), "Resources reserved for Kubernetes daemons."),
                new("maxPods", PropertyType.Integer, "The largest number of pods on a node."),
                new("memoryManagerPolicy", PropertyType.Text, "None or Static."),
                new("podPidsLimit", PropertyType.Integer, "The largest number of processes of a pod."),
                new("readOnlyPort", PropertyType.Integer, "The read-only port; only 0 is accepted."),
                new("registryBurst", PropertyType.Integer, "Burst of image pulls, 1 to 100."),
                new("registryPullQps", PropertyType.Integer, "Image pulls per second, 1 to 50."),
                new("reservedMemory", PropertyType.ListOf(ReservedMemory), "Memory reserved by NUMA node."),
                new("serializeImagePulls", PropertyType.Boolean, "Whether images are pulled one at a time."),
                new("serverTlsBootstrap", PropertyType.Boolean, "Whether the serving certificate comes from the cluster."),
                new("systemReserved", PropertyType.MapOf(PropertyType.Text), "Resources reserved for system daemons."),
                new("topologyManagerPolicy", PropertyType.Text, "none, restricted, best-effort or single-numa-node."),
                new("tracing", Tracing, "Kubelet tracing."),
            ]
        );
}
