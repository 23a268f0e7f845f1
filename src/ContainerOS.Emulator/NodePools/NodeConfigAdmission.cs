using ContainerOS.Emulator.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools;

/// <summary>
/// Checks the kubelet and containerd options against the ranges in the vendor's documentation. Texts such as durations and quantities are
/// not
/// checked: whether the service checks them, or only the kubelet at its start, is not documented.
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
            $"{Kubelet}.{name} must be one of {string.Join(", ", choices)}"
        );

    /// <summary>Checks options against each other; an absent option has the kubelet's default.</summary>
    private static void CheckRelations(JToken? options)
    {
        ApiException.ThrowUnless(
            Number(options, "eventBurst", 10) >= Number(options, "eventRecordQPS", 5),
            $"{Kubelet}.eventBurst must be at least eventRecordQPS"
        );
        ApiException.ThrowUnless(
            Number(options, "imageGCHighThresholdPercent", 85) > Number(options, "imageGCLowThresholdPercent", 80),
            $"{Kubelet}.imageGCHighThresholdPercent must be greater than imageGCLowThresholdPercent"
        );
        ApiException.ThrowUnless(
            (long?)options?["podPidsLimit"] is null or -1 or > 0,
            $"{Kubelet}.podPidsLimit must be -1 or greater than 0"
        );
        ApiException.ThrowUnless(
            (string?)options?["memoryManagerPolicy"] != "Static" || options["reservedMemory"] is JArray { Count: > 0 },
            $"{Kubelet}.memoryManagerPolicy Static requires reservedMemory"
        );
    }

    private static double Number(JToken? options, string name, double fallback) => (double?)options?[name] ?? fallback;
}
