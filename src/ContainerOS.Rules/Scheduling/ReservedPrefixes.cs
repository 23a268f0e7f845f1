namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5002: labels and taints keep out of reserved prefixes.</summary>
internal sealed class ReservedPrefixes : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5002",
            Title = "labels and taints keep out of reserved prefixes",
            Paths = ["labels", "taints[].key"],
            Source = Sources.NodePoolPage,
            Confidence = Confidence.Documented,
            Why = "ACK keeps the prefixes kubernetes.io and k8s.io for itself, but for kubelet.kubernetes.io and node.kubernetes.io",
            Fix = "use a domain of your own before the /",
            IsSuppressible = false,
        };

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        foreach (var (path, key, _) in verdicts.Each(pool.Spec.Labels, "labels"))
        {
            if (KubernetesNames.IsReserved(key))
            {
                verdicts.Fail(path, $"the prefix of {key} is reserved");
            }
        }

        foreach (var (path, taint) in verdicts.Each(pool.Spec.Taints, "taints"))
        {
            if (verdicts.Knows(taint.Content.Key, path + ".key", out var key) && KubernetesNames.IsReserved(key))
            {
                verdicts.Fail(path + ".key", $"the prefix of {taint.Content.Key} is reserved");
            }
        }
    }
}
