using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5036: the sampling rate of traces is 0 to 1,000,000.</summary>
internal sealed class TracingRate()
    : BoundedNumber<int>(
        "kubelet.tracing.samplingRatePerMillion",
        0,
        1000000,
        spec => spec.Kubelet.Part(kubelet => kubelet.Tracing).Part(tracing => tracing.SamplingRatePerMillion)
    )
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5036",
            Title = "the sampling rate of traces is 0 to 1,000,000",
            Paths = ["kubelet.tracing.samplingRatePerMillion"],
            Source = RuleSources.KubeletPage,
            Confidence = Confidence.Documented,
            Why = "the rate is samples a million spans",
            Fix = "write 0 to 1000000",
            IsSuppressible = false,
            IsFixable = true,
        };
}
