namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5048: registryBurst is at least registryPullQps.</summary>
internal sealed class RegistryBurstCoversRateRule()
    : BurstCoversRateRule(
        "registryBurst",
        "registryPullQps",
        static kubelet => kubelet.RegistryBurst,
        static kubelet => kubelet.RegistryPullQps
    )
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5048",
            Title = "registryBurst is at least registryPullQps",
            Paths = ["kubelet.registryBurst", "kubelet.registryPullQps"],
            Source = RuleSources.KubeletPage,
            Confidence = Confidence.Inferred,
            Why = "the ACK page requires it of eventBurst; a burst below the rate (10 and 5 by default) limits the other pairs too",
            Fix = "raise registryBurst, or lower registryPullQps",
            IsSuppressible = true,
            IsFixable = true,
        };
}
