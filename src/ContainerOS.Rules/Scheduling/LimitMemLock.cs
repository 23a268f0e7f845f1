using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5052: limitMemLock is 65,536 or more.</summary>
internal sealed class LimitMemLock()
    : BoundedNumber<long>(
        "containerd.limitMemLock",
        65536,
        (1L << 53) - 1,
        spec => spec.Containerd.Part(containerd => containerd.LimitMemLock)
    )
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5052",
            Title = "limitMemLock is 65,536 or more",
            Paths = ["containerd.limitMemLock"],
            Source = RuleSources.NodeConfigApi,
            Confidence = Confidence.ReadInSdk,
            Why = "the API takes 65,536 to 2^53 - 1 bytes",
            Fix = "write 65536 or more",
            IsSuppressible = false,
            IsFixable = true,
        };
}
