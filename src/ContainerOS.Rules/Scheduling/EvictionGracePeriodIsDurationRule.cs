namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5030: grace periods of soft eviction are durations.</summary>
internal sealed class EvictionGracePeriodIsDurationRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5030",
            Title = "grace periods of soft eviction are durations",
            Paths = ["kubelet.evictionSoftGracePeriod"],
            Source = RuleSources.Eviction,
            Confidence = Confidence.Documented,
            Why = "the kubelet reads a grace period as a duration such as 1m30s",
            Fix = "write a duration such as 1m30s",
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
            if (context.TryGetKnown(value, path, out var text) && DurationText.Seconds(text) is null)
            {
                context.Fail(path, $"{value} is no duration");
            }
        }
    }
}
