namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5018: eventBurst is at least eventRecordQps.</summary>
internal sealed class EventBurstCoversRateRule()
    : BurstCoversRateRule("eventBurst", "eventRecordQps", static kubelet => kubelet.EventBurst, static kubelet => kubelet.EventRecordQps)
{
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
}
