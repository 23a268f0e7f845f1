using ContainerOS.Emulator.Fields;

namespace ContainerOS.Emulator.NodePools.Admission;

/// <summary>
/// The ranges of kubelet and containerd options. Texts such as durations and quantities are not checked: whether the service checks them,
/// or only the kubelet at its start, is not documented.
/// </summary>
internal static class NodeConfigChecks
{
    internal const string Source = "page \"Customize the kubelet parameters of a node pool\"";

    private const string Kubelet = "kubelet_configuration";
    private const long Largest = (1L << 53) - 1;

    private static readonly (string Name, long Min, long Max)[] KubeletBounds =
    [
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
        ("maxPods", 1, int.MaxValue),
    ];

    private static readonly (string Name, long Min, long Max)[] ContainerdBounds =
    [
        ("maxConcurrentDownloads", 1, 20),
        ("limitNoFile", 1024, Largest),
        ("limitMemLock", 65_536, Largest),
        ("limitCore", 0, Largest),
    ];

    private static readonly (string Name, string[] Values)[] Choices =
    [
        ("memoryManagerPolicy", ["None", "Static"]),
        ("topologyManagerPolicy", ["none", "restricted", "best-effort", "single-numa-node"]),
    ];

    internal static void Run(NodeConfig config)
    {
        if (Problem(config) is { } problem)
        {
            throw new ApiException(400, "InvalidParameter", problem + ".");
        }
    }

    /// <summary>What is wrong with the options; null when nothing is.</summary>
    internal static string? Problem(NodeConfig config) =>
        (config.Kubelet is { } kubelet ? KubeletProblem(kubelet) : null)
        ?? (config.Containerd is { } containerd ? BoundsProblem(containerd, "containerd_config", ContainerdBounds) : null);

    private static string? KubeletProblem(FieldMap options) =>
        BoundsProblem(options, Kubelet, KubeletBounds)
        ?? (
            options.Map("tracing") is { } tracing
                ? BoundsProblem(tracing, Kubelet + ".tracing", [("samplingRatePerMillion", 0, 1_000_000)])
                : null
        )
        ?? Choices
            .Where(choice => options.Text(choice.Name) is { } given && !choice.Values.Contains(given))
            .Select(choice => $"{Kubelet}.{choice.Name} must be one of {string.Join(", ", choice.Values)}")
            .FirstOrDefault()
        ?? RelationProblem(options);

    private static string? BoundsProblem(FieldMap options, string path, (string Name, long Min, long Max)[] bounds) =>
        bounds
            .Select(bound => AdmissionChecks.Outside(options.Number(bound.Name), bound.Min, bound.Max, $"{path}.{bound.Name}"))
            .FirstOrDefault(problem => problem is not null);

    /// <summary>Checks options against each other; an absent option has the kubelet's default.</summary>
    private static string? RelationProblem(FieldMap options) =>
        (options.Number("eventBurst") ?? 10) < (options.Number("eventRecordQPS") ?? 5)
            ? $"{Kubelet}.eventBurst must be at least eventRecordQPS"
        : (options.Number("imageGCHighThresholdPercent") ?? 85) <= (options.Number("imageGCLowThresholdPercent") ?? 80)
            ? $"{Kubelet}.imageGCHighThresholdPercent must be greater than imageGCLowThresholdPercent"
        : options.Number("podPidsLimit") is { } pids and not -1 && pids <= 0 ? $"{Kubelet}.podPidsLimit must be -1 or greater than 0"
        : options.Text("memoryManagerPolicy") == "Static" && options.List("reservedMemory") is not { Length: > 0 }
            ? $"{Kubelet}.memoryManagerPolicy Static requires reservedMemory"
        : null;
}
