using System.Text.RegularExpressions;
using ContainerOS.Emulator.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools;

/// <summary>The syntax and reserved prefixes of labels and taints, and the version of the runtime.</summary>
internal static partial class LabelAdmission
{
    internal static void Check(JToken? config)
    {
        foreach (var entry in Entries(config, "labels").Concat(Entries(config, "taints")))
        {
            var key = (string?)entry["key"] ?? string.Empty;
            ApiException.ThrowUnless(LabelKey().IsMatch(key), $"'{key}' is not a valid key of a label or taint");
            ApiException.ThrowUnless(!ReservedPrefix().IsMatch(key) || AllowedPrefix().IsMatch(key), $"the prefix of {key} is reserved");
            ApiException.ThrowUnless(
                LabelValue().IsMatch((string?)entry["value"] ?? string.Empty),
                $"the value of {key} is not valid for a label or taint"
            );
        }

        ApiException.ThrowUnless(
            (string?)config?["runtime_version"] is not { } version || ContainerdVersion().IsMatch(version),
            "runtime_version is not a version of containerd"
        );
    }

    private static IEnumerable<JObject> Entries(JToken? config, string name) => (config?[name] as JArray ?? []).OfType<JObject>();

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
