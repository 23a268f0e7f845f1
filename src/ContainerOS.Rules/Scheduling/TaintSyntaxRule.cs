namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5003: taints have valid Kubernetes syntax.</summary>
internal sealed class TaintSyntaxRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5003",
            Title = "taints have valid Kubernetes syntax",
            Paths = ["taints[].key", "taints[].value"],
            Source = RuleSources.NodePoolPage,
            Confidence = Confidence.Documented,
            Why = "Kubernetes rejects other keys and values",
            Fix = "use a key such as dedicated or example.com/dedicated, and a value of at most 63 letters, digits, '-', '_' and '.'",
            IsSuppressible = false,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var (path, taint) in context.Each(pool.Spec.Taints, "taints"))
        {
            if (context.TryGetKnown(taint.Content.Key, path + ".key", out var key) && KubernetesNameSyntax.FindKeyError(key) is { } wrong)
            {
                context.Fail(path + ".key", $"'{taint.Content.Key}' is not a valid taint key: {wrong}");
            }

            if (context.TryGetKnown(taint.Content.Value, path + ".value", out var value) && !KubernetesNameSyntax.IsValue(value))
            {
                context.Fail(path + ".value", "the value is not a valid taint value");
            }
        }
    }
}
