namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5003: taints are of Kubernetes' syntax.</summary>
internal sealed class TaintSyntax : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5003",
            Title = "taints are of Kubernetes' syntax",
            Paths = ["taints[].key", "taints[].value"],
            Source = Sources.NodePoolPage,
            Confidence = Confidence.Documented,
            Why = "Kubernetes refuses other keys and values",
            Fix = "use a key such as dedicated or example.com/dedicated, and a value of at most 63 letters, digits, '-', '_' and '.'",
            IsSuppressible = false,
        };

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        foreach (var (path, taint) in verdicts.Each(pool.Spec.Taints, "taints"))
        {
            if (verdicts.Knows(taint.Content.Key, path + ".key", out var key) && KubernetesNames.WrongKey(key) is { } wrong)
            {
                verdicts.Fail(path + ".key", $"'{taint.Content.Key}' is no taint key: {wrong}");
            }

            if (verdicts.Knows(taint.Content.Value, path + ".value", out var value) && !KubernetesNames.IsValue(value))
            {
                verdicts.Fail(path + ".value", "the value is no taint value");
            }
        }
    }
}
