namespace ContainerOS.Rules.Tests.Generated.Faulty;

/// <summary>Faults of labels, taints, kubelet, containerd and kernel options.</summary>
internal static class SchedulingFaults
{
    internal static IReadOnlyList<Fault> All { get; } =
    [
        new("COS5001", "labels: {'a b': x}"),
        new("COS5001", $"labels: {{a: {new string('x', 64)}}}"),
        new("COS5002", "labels: {kubernetes.io/x: x}"),
        new("COS5003", "taints: [{key: '-', effect: NoSchedule}]"),
        new("COS5004", "taints: [{key: a, value: '1', effect: NoSchedule}, {key: a, value: '2', effect: NoSchedule}]"),
        new("COS5005", "unschedulable: true"),
        new("COS5006", "cpuPolicy: static"),
        new("COS5007", "kubelet: {kubeReserved: {memory: 640Gi}}"),
        new("COS5048", "kubelet: {registryPullQps: 10, registryBurst: 3}"),
        new("COS5049", "kubelet: {kubeApiQps: 10, kubeApiBurst: 3}"),
        new("COS5054", "containerd: {registryMirrors: ['']}"),
        new("COS5061", "sysctls: {vm.swappiness: low}"),
        new("COS5013", "os: {version: 3.3.1}, kubelet: {containerLogMaxWorkers: 2}", "cluster 1.28.3"),
        new("COS5018", "kubelet: {eventRecordQps: 10, eventBurst: 3}"),
        new("COS5021", "kubelet: {imageGcHighThresholdPercent: 70, imageGcLowThresholdPercent: 75}"),
        new("COS5050", "containerd: {maxConcurrentDownloads: 21}"),
        new("COS5051", "containerd: {limitNoFile: 1023}"),
        new("COS5052", "containerd: {limitMemLock: 65535}"),
        new("COS5053", "containerd: {limitCore: -1}"),
        new("COS5060", "sysctls: {somaxconn: '4096'}"),
        .. Numbers,
        .. Texts,
        .. Memory,
    ];

    private static IEnumerable<Fault> Numbers =>
        [
            Kubelet("COS5010", "containerLogMaxFiles: 1"),
            Kubelet("COS5010", "containerLogMaxFiles: 11"),
            Kubelet("COS5011", "containerLogMaxWorkers: 0"),
            Kubelet("COS5016", "eventRecordQps: 51, eventBurst: 100"),
            Kubelet("COS5017", "eventBurst: 101"),
            Kubelet("COS5019", "imageGcHighThresholdPercent: 96"),
            Kubelet("COS5020", "imageGcLowThresholdPercent: 29"),
            Kubelet("COS5022", "kubeApiQps: 51, kubeApiBurst: 60"),
            Kubelet("COS5023", "kubeApiBurst: 101"),
            Kubelet("COS5025", "registryPullQps: 51, registryBurst: 60"),
            Kubelet("COS5026", "registryBurst: 101"),
            Kubelet("COS5035", "readOnlyPort: 10255"),
            Kubelet("COS5036", "tracing: {samplingRatePerMillion: 1000001}"),
            Kubelet("COS5042", "maxPods: 0"),
            Kubelet("COS5045", "podPidsLimit: 0"),
            new("COS5046", "kubelet: {maxPods: 257}", "network Flannel"),
        ];

    private static IEnumerable<Fault> Texts =>
        [
            Kubelet("COS5012", "containerLogMonitorInterval: 2s"),
            Kubelet("COS5014", "cpuCfsQuotaPeriod: 2s, featureGates: {CustomCPUCFSQuotaPeriod: true}"),
            Kubelet("COS5015", "cpuCfsQuotaPeriod: 5ms"),
            Kubelet("COS5034", "topologyManagerPolicy: Restricted"),
            Kubelet("COS5037", "allowedUnsafeSysctls: [vm.swappiness]"),
            Kubelet("COS5043", "clusterDns: [kube-dns]"),
            Kubelet("COS5044", "containerLogMaxSize: 100MB"),
            new("COS5038", "cpuPolicy: static, kubelet: {cpuManagerPolicy: none}"),
        ];

    private static IEnumerable<Fault> Memory =>
        [
            Kubelet("COS5027", "evictionSoft: {memory.available: 500Mi}"),
            Kubelet("COS5028", "evictionHard: {memory.free: 300Mi}"),
            Kubelet("COS5029", "evictionHard: {memory.available: 300MB}"),
            Kubelet("COS5030", "evictionSoft: {memory.available: 500Mi}, evictionSoftGracePeriod: {memory.available: '90'}"),
            Kubelet("COS5031", "memoryManagerPolicy: static"),
            Kubelet("COS5032", "memoryManagerPolicy: Static"),
            Kubelet("COS5033", "reservedMemory: [{numaNode: 0, limits: {memory: 1Gi}}]"),
            Kubelet("COS5039", "kubeReserved: {memory: 1 Gi}"),
            Kubelet(
                "COS5047",
                "memoryManagerPolicy: Static, reservedMemory: [{numaNode: 0, limits: {memory: 2Gi}}], kubeReserved: {memory: "
                    + "1Gi}, systemReserved: {memory: 1Gi}, evictionHard: {memory.available: 300Mi}"
            ),
        ];

    private static Fault Kubelet(string code, string options) => new(code, $"kubelet: {{{options}}}");
}
