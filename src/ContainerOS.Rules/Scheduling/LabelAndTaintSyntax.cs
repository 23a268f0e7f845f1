using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5001: labels and taints are of Kubernetes' syntax and outside reserved prefixes.</summary>
internal sealed class LabelAndTaintSyntax : Rule
{
    public override RuleInfo Info { get; } = new(
        "COS5001",
        "labels and taints are of Kubernetes' syntax and outside reserved prefixes",
        "Kubernetes refuses other keys and values, and ACK keeps the prefixes of kubernetes.io and k8s.io for itself",
        Sources.NodePoolPage,
        Confidence.Documented);

    public override IEnumerable<Verdict> Check(NodePoolSpec spec, PoolFacts facts) => [.. Labels(spec), .. Taints(spec)];

    private static IEnumerable<Verdict> Labels(NodePoolSpec spec)
    {
        if (spec.Labels is { IsFullyKnown: false })
        {
            yield return new Undecided("labels", "not every label is known yet");
        }

        foreach (var (key, value) in spec.Labels?.Entries ?? [])
        {
            var path = $"labels[\"{key}\"]";
            if (KubernetesNames.WrongKey(key) is { } wrong)
            {
                yield return new Fail(path, $"'{key}' is no label key: {wrong}", "use letters, digits, '-', '_' and '.', begun and ended by a letter or digit, with a domain of your own before a '/'");
            }

            if (value.IsKnown && !KubernetesNames.IsValue(value.Content))
            {
                yield return new Fail(path, "the value is no label value", "use at most 63 letters, digits, '-', '_' and '.', begun and ended by a letter or digit");
            }
        }
    }

    private static IEnumerable<Verdict> Taints(NodePoolSpec spec)
    {
        foreach (var (index, taint) in spec.Taints?.KnownItems ?? [])
        {
            if (taint.Key is { IsKnown: true } key && KubernetesNames.WrongKey(key.Content) is { } wrong)
            {
                yield return new Fail($"taints[{index}].key", $"'{key.Content}' is no taint key: {wrong}", "use a key such as dedicated or example.com/dedicated");
            }

            if (taint.Value is { IsKnown: true } value && !KubernetesNames.IsValue(value.Content))
            {
                yield return new Fail($"taints[{index}].value", "the value is no taint value", "use at most 63 letters, digits, '-', '_' and '.'");
            }
        }
    }
}
