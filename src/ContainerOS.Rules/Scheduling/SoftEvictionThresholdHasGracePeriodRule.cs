using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5027: every soft eviction threshold has a grace period, and every grace period a threshold.</summary>
internal sealed class SoftEvictionThresholdHasGracePeriodRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5027",
            Title = "every soft eviction threshold has a grace period, and every grace period a threshold",
            Paths = ["kubelet.evictionSoft", "kubelet.evictionSoftGracePeriod"],
            Source = RuleSources.KubeletPage,
            Confidence = Confidence.Documented,
            Why = "a soft threshold takes effect after its grace period, so the kubelet requires both",
            Fix = "set the signal in both maps",
            IsSuppressible = false,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (!context.TryGetKnown(pool.Spec.Kubelet, "kubelet", out var kubelet))
        {
            return;
        }

        foreach (var (path, signal, _) in context.Each(kubelet.EvictionSoft, "kubelet.evictionSoft"))
        {
            if (Lacks(kubelet.EvictionSoftGracePeriod, signal))
            {
                context.Fail(path, $"{signal} has no grace period");
            }
        }

        foreach (var (path, signal, _) in context.Each(kubelet.EvictionSoftGracePeriod, "kubelet.evictionSoftGracePeriod"))
        {
            if (Lacks(kubelet.EvictionSoft, signal))
            {
                context.Fail(path, $"{signal} has a grace period and no threshold");
            }
        }
    }

    private static bool Lacks(ValueMap<string>? map, string signal) =>
        map is not { IsKnown: false } && map?.Entries.Any(entry => entry.Key == signal) is not true;
}
