namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5002: labels do not use reserved prefixes.</summary>
internal sealed class ReservedPrefixesAreNotUsedRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5002",
            Title = "labels do not use reserved prefixes",
            Paths = ["labels"],
            Source = RuleSources.NodePoolPage,
            Confidence = Confidence.Documented,
            Why = "ACK reserves the prefixes kubernetes.io and k8s.io of labels, except for kubelet.kubernetes.io and node.kubernetes.io",
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
    }
}
