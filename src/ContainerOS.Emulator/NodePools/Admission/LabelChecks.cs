using System.Text.RegularExpressions;

namespace ContainerOS.Emulator.NodePools.Admission;

/// <summary>The syntax and reserved prefixes of labels and taints, and the version of the runtime.</summary>
internal static partial class LabelChecks
{
    private const string Parameter = "InvalidParameter";
    private const string CreatePage = "page \"Create and manage a node pool\"";

    internal static IReadOnlyList<AdmissionCheck<PoolCandidate>> All { get; } =
    [
        new(
            "a label or taint whose key is not valid in Kubernetes",
            Parameter,
            Evidence.Documented,
            CreatePage,
            pool =>
                Keys(pool).FirstOrDefault(key => !LabelKey().IsMatch(key)) is { } key
                    ? $"'{key}' is not a valid key of a label or taint"
                    : null
        ),
        new(
            "a label or taint with a reserved prefix",
            Parameter,
            Evidence.Documented,
            CreatePage,
            pool =>
                Keys(pool).FirstOrDefault(key => ReservedPrefix().IsMatch(key) && !AllowedPrefix().IsMatch(key)) is { } key
                    ? $"the prefix of {key} is reserved"
                    : null
        ),
        new(
            "a label or taint whose value is not valid in Kubernetes",
            Parameter,
            Evidence.Documented,
            CreatePage,
            pool =>
                Entries(pool).Where(entry => !LabelValue().IsMatch(entry.Value)).Select(entry => entry.Key).FirstOrDefault() is { } key
                    ? $"the value of {key} is not valid for a label or taint"
                    : null
        ),
        new(
            "a runtime version that is not one of containerd",
            Parameter,
            Evidence.Inferred,
            "the versions that DescribeKubernetesVersionMetadata lists",
            pool =>
                ContainerdVersion().IsMatch(pool.Settings.Kubernetes.RuntimeVersion)
                    ? null
                    : "runtime_version is not a version of containerd"
        ),
    ];

    private static IEnumerable<string> Keys(PoolCandidate pool) => Entries(pool).Select(entry => entry.Key);

    private static IEnumerable<(string Key, string Value)> Entries(PoolCandidate pool) =>
        pool
            .Settings.Kubernetes.Labels.Select(label => (label.Key, label.Value ?? string.Empty))
            .Concat(pool.Settings.Kubernetes.Taints.Select(taint => (taint.Key, taint.Value ?? string.Empty)));

    [GeneratedRegex(@"^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?\z")]
    private static partial Regex LabelKey();

    [GeneratedRegex(@"^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?\z")]
    private static partial Regex LabelValue();

    [GeneratedRegex(@"^([^/]*\.)?(kubernetes|k8s)\.io/")]
    private static partial Regex ReservedPrefix();

    [GeneratedRegex(@"^([^/]*\.)?(kubelet|node)\.kubernetes\.io/")]
    private static partial Regex AllowedPrefix();

    [GeneratedRegex(@"^[12](\.[0-9]{1,3}){2,3}\z")]
    private static partial Regex ContainerdVersion();
}
