using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5053: limitCore is 0 to 2^53 - 1.</summary>
internal sealed class LimitCore()
    : BoundedNumber<long>("containerd.limitCore", 0, (1L << 53) - 1, spec => spec.Containerd.Part(containerd => containerd.LimitCore))
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5053",
            Title = "limitCore is 0 to 2^53 - 1",
            Paths = ["containerd.limitCore"],
            Source = RuleSources.NodeConfigApi,
            Confidence = Confidence.ReadInSdk,
            Why = "the API takes integers up to 2^53 - 1",
            Fix = "write 0 for no core files, or a number of bytes",
            IsSuppressible = false,
            IsFixable = true,
        };
}
