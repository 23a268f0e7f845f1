namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5030: soft eviction grace periods are durations.</summary>
internal sealed class EvictionGracePeriodIsDurationRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5030",
            Title = "soft eviction grace periods are durations",
            Paths = ["kubelet.evictionSoftGracePeriod"],
            Source = RuleSources.Eviction,
            Confidence = Confidence.Documented,
            Why = "the kubelet parses a grace period as a duration such as 1m30s",
            Fix = "use a duration such as 1m30s",
            IsSuppressible = false,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (!context.TryGetKnown(pool.Spec.Kubelet, "kubelet", out var kubelet))
        {
            return;
        }

        foreach (var (path, _, value) in context.Each(kubelet.EvictionSoftGracePeriod, "kubelet.evictionSoftGracePeriod"))
        {
            if (context.TryGetKnown(value, path, out var text) && KubeletDuration.Seconds(text) is null)
            {
                context.Fail(path, $"{value} is not a duration");
            }
        }
    }
}
