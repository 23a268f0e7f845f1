using ContainerOS.Emulator.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools;

/// <summary>
/// Options of the kubelet and of containerd, in the ranges of the vendor's pages. Texts (durations, quantities, eviction signals) are not looked into:
/// whether the service does that, or only the kubelet when it starts, is not documented.
/// </summary>
internal static class NodeConfigAdmission
{
    private const string Kubelet = "kubelet_configuration";
    private const long Largest = (1L << 53) - 1;
    private static readonly string[] MemoryPolicies = ["None", "Static"];
    private static readonly string[] TopologyPolicies = ["none", "restricted", "best-effort", "single-numa-node"];

    internal static void CheckKubelet(JToken? options)
    {
        NumberBounds.Check(
            options,
            Kubelet,
            ("containerLogMaxFiles", 2, 10),
            ("containerLogMaxWorkers", 1, 20),
            ("eventRecordQPS", 1, 50),
            ("eventBurst", 1, 100),
            ("kubeAPIQPS", 1, 50),
            ("kubeAPIBurst", 1, 100),
            ("registryPullQPS", 1, 50),
            ("registryBurst", 1, 100),
            ("imageGCHighThresholdPercent", 60, 95),
            ("imageGCLowThresholdPercent", 30, 90),
            ("readOnlyPort", 0, 0),
            ("maxPods", 1, int.MaxValue)
        );
        NumberBounds.Check(options?["tracing"], Kubelet + ".tracing", ("samplingRatePerMillion", 0, 1_000_000));
        CheckOneOf(options, "memoryManagerPolicy", MemoryPolicies);
        CheckOneOf(options, "topologyManagerPolicy", TopologyPolicies);
        CheckRelations(options);
    }

    internal static void CheckContainerd(JToken? options) =>
        NumberBounds.Check(
            options,
            "containerd_config",
            ("maxConcurrentDownloads", 1, 20),
            ("limitNoFile", 1024, Largest),
            ("limitMemLock", 65_536, Largest),
            ("limitCore", 0, Largest)
        );

    private static void CheckOneOf(JToken? options, string name, string[] choices) =>
        ApiException.ThrowUnless(
            (string?)options?[name] is not { } given || choices.Contains(given),
            $"{Kubelet}.{name} is one of {string.Join(", ", choices)}"
        );

    /// <summary>What is not given counts with the kubelet's default.</summary>
    private static void CheckRelations(JToken? options)
    {
        ApiException.ThrowUnless(
            Number(options, "eventBurst", 10) >= Number(options, "eventRecordQPS", 5),
            $"{Kubelet}.eventBurst is at least eventRecordQPS"
        );
        ApiException.ThrowUnless(
            Number(options, "imageGCHighThresholdPercent", 85) > Number(options, "imageGCLowThresholdPercent", 80),
            $"{Kubelet}.imageGCHighThresholdPercent is above imageGCLowThresholdPercent"
        );
        ApiException.ThrowUnless((long?)options?["podPidsLimit"] is null or -1 or > 0, $"{Kubelet}.podPidsLimit is -1 or above 0");
        ApiException.ThrowUnless(
            (string?)options?["memoryManagerPolicy"] != "Static" || options["reservedMemory"] is JArray { Count: > 0 },
            $"{Kubelet}.memoryManagerPolicy Static needs reservedMemory"
        );
    }

    private static double Number(JToken? options, string name, double fallback) => (double?)options?[name] ?? fallback;
}
