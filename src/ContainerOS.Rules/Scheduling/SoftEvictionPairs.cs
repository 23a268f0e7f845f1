namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5027: every soft eviction threshold has a grace period, and the other way round.</summary>
internal sealed class SoftEvictionPairs : Rule
{
    public override RuleInfo Info { get; } = new()
    {
        Code = "COS5027",
        Title = "every soft eviction threshold has a grace period, and the other way round",
        Paths = ["kubelet.evictionSoft", "kubelet.evictionSoftGracePeriod"],
        Source = Sources.KubeletPage,
        Confidence = Confidence.Documented,
        Why = "a soft threshold acts when its grace period is over: the kubelet needs both",
        Fix = "give the signal in both maps",
        IsSuppressible = false,
    };

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        if (!verdicts.Knows(pool.Spec.Kubelet, "kubelet", out var kubelet))
        {
            return;
        }

        var thresholds = verdicts.Each(kubelet.EvictionSoft, "kubelet.evictionSoft").ToDictionary(entry => entry.Key, entry => entry.Path);
        var periods = verdicts.Each(kubelet.EvictionSoftGracePeriod, "kubelet.evictionSoftGracePeriod").ToDictionary(entry => entry.Key, entry => entry.Path);
        if (kubelet.EvictionSoft is { IsKnown: false } || kubelet.EvictionSoftGracePeriod is { IsKnown: false })
        {
            return;
        }

        foreach (var (signal, path) in thresholds.Where(entry => !periods.ContainsKey(entry.Key)))
        {
            verdicts.Fail(path, $"{signal} has no grace period");
        }

        foreach (var (signal, path) in periods.Where(entry => !thresholds.ContainsKey(entry.Key)))
        {
            verdicts.Fail(path, $"{signal} has a grace period and no threshold");
        }
    }
}
