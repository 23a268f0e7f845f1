namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5030: grace periods of soft eviction are durations.</summary>
internal sealed class EvictionGracePeriods : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5030",
            Title = "grace periods of soft eviction are durations",
            Paths = ["kubelet.evictionSoftGracePeriod"],
            Source = Sources.Eviction,
            Confidence = Confidence.Documented,
            Why = "the kubelet reads a grace period as a duration such as 1m30s",
            Fix = "write a duration such as 1m30s",
            IsSuppressible = false,
        };

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        if (!verdicts.Knows(pool.Spec.Kubelet, "kubelet", out var kubelet))
        {
            return;
        }

        foreach (var (path, _, value) in verdicts.Each(kubelet.EvictionSoftGracePeriod, "kubelet.evictionSoftGracePeriod"))
        {
            if (verdicts.Knows(value, path, out var text) && DurationText.Seconds(text) is null)
            {
                verdicts.Fail(path, $"{value} is no duration");
            }
        }
    }
}
