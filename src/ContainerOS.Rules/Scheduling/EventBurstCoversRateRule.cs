using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5018: eventBurst is at least eventRecordQps.</summary>
internal sealed class EventBurstCoversRateRule : Rule
{
    /// <summary>The maximum rate. The rule for the rate reports higher values.</summary>
    private const int MaxRate = 50;

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5018",
            Title = "eventBurst is at least eventRecordQps",
            Paths = ["kubelet.eventBurst", "kubelet.eventRecordQps"],
            Source = RuleSources.KubeletPage,
            Confidence = Confidence.Documented,
            Why = "a burst that is smaller than the rate (10 and 5 by default) is rejected",
            Fix = "raise eventBurst, or lower eventRecordQps",
            IsSuppressible = false,
            IsFixable = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        var (burst, rate) = (
            pool.Spec.Kubelet.Part(kubelet => kubelet.EventBurst),
            pool.Spec.Kubelet.Part(kubelet => kubelet.EventRecordQps)
        );
        if (
            (burst is not null || rate is not null)
            && context.TryGetKnown(burst ?? 10, "kubelet.eventBurst", out var burstNumber)
            && context.TryGetKnown(rate ?? 5, "kubelet.eventRecordQps", out var rateNumber)
            && burstNumber < rateNumber
        )
        {
            context.Fail(
                burst is null ? "kubelet.eventRecordQps" : "kubelet.eventBurst",
                $"a burst of {burst ?? 10} is smaller than the rate of {rate ?? 5}",
                edits: rate is { IsSecret: true } || burst is { IsSecret: true }
                    ? null
                    : [FixEdit.Set("kubelet.eventBurst", Math.Clamp(rateNumber, 1, MaxRate))]
            );
        }
    }
}
