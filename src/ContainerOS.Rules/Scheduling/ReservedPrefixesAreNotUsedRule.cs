namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5002: labels and taints do not use reserved prefixes.</summary>
internal sealed class ReservedPrefixesAreNotUsedRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5002",
            Title = "labels and taints do not use reserved prefixes",
            Paths = ["labels", "taints[].key"],
            Source = RuleSources.NodePoolPage,
            Confidence = Confidence.Documented,
            Why = "ACK reserves the prefixes kubernetes.io and k8s.io, except for kubelet.kubernetes.io and node.kubernetes.io",
            Fix = "use your own domain before the /",
            IsSuppressible = false,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var (path, key, _) in context.Each(pool.Spec.Labels, "labels"))
        {
            if (KubernetesNameSyntax.IsReserved(key))
            {
                context.Fail(path, $"the prefix of {key} is reserved");
            }
        }

        foreach (var (path, taint) in context.Each(pool.Spec.Taints, "taints"))
        {
            if (context.TryGetKnown(taint.Content.Key, path + ".key", out var key) && KubernetesNameSyntax.IsReserved(key))
            {
                context.Fail(path + ".key", $"the prefix of {taint.Content.Key} is reserved");
            }
        }
    }
}
