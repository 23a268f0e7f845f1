using System.Text.RegularExpressions;
using ContainerOS.Emulator.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools;

/// <summary>Labels and taints of Kubernetes' syntax, outside of the prefixes that ACK keeps for itself; and the runtime's version.</summary>
internal static partial class LabelAdmission
{
    internal static void Check(JToken? config)
    {
        foreach (var entry in Entries(config, "labels").Concat(Entries(config, "taints")))
        {
            var key = (string?)entry["key"] ?? string.Empty;
            ApiException.ThrowUnless(Key().IsMatch(key), $"'{key}' is no key of a label or taint");
            ApiException.ThrowUnless(!Kept().IsMatch(key) || Free().IsMatch(key), $"the prefix of {key} is reserved");
            ApiException.ThrowUnless(
                Text().IsMatch((string?)entry["value"] ?? string.Empty),
                $"the value of {key} is none of a label or taint"
            );
        }

        ApiException.ThrowUnless(
            (string?)config?["runtime_version"] is not { } version || Containerd().IsMatch(version),
            "runtime_version is none of containerd"
        );
    }

    private static IEnumerable<JObject> Entries(JToken? config, string name) => (config?[name] as JArray ?? []).OfType<JObject>();

    [GeneratedRegex(@"^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?\z")]
    private static partial Regex Key();

    [GeneratedRegex(@"^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?\z")]
    private static partial Regex Text();

    [GeneratedRegex(@"^([^/]*\.)?(kubernetes|k8s)\.io/")]
    private static partial Regex Kept();

    [GeneratedRegex(@"^([^/]*\.)?(kubelet|node)\.kubernetes\.io/")]
    private static partial Regex Free();

    [GeneratedRegex(@"^[12](\.[0-9]{1,3}){2,3}\z")]
    private static partial Regex Containerd();
}
