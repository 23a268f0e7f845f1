namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5049: kubeApiBurst is at least kubeApiQps.</summary>
internal sealed class KubeApiBurstCoversRateRule()
    : BurstCoversRateRule("kubeApiBurst", "kubeApiQps", static kubelet => kubelet.KubeApiBurst, static kubelet => kubelet.KubeApiQps)
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5049",
            Title = "kubeApiBurst is at least kubeApiQps",
            Paths = ["kubelet.kubeApiBurst", "kubelet.kubeApiQps"],
            Source = RuleSources.KubeletPage,
            Confidence = Confidence.Inferred,
            Why = "the ACK page requires it of eventBurst; a burst below the rate (10 and 5 by default) limits the other pairs too",
            Fix = "raise kubeApiBurst, or lower kubeApiQps",
            IsSuppressible = true,
            IsFixable = true,
        };
}
