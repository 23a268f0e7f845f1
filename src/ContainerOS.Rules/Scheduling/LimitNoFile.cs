using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5051: limitNoFile is 1,024 or more.</summary>
internal sealed class LimitNoFile()
    : BoundedNumber<long>(
        "containerd.limitNoFile",
        1024,
        (1L << 53) - 1,
        spec => spec.Containerd.Part(containerd => containerd.LimitNoFile)
    )
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5051",
            Title = "limitNoFile is 1,024 or more",
            Paths = ["containerd.limitNoFile"],
            Source = RuleSources.NodeConfigApi,
            Confidence = Confidence.ReadInSdk,
            Why = "the API takes 1,024 to 2^53 - 1",
            Fix = "write 1024 or more, such as 1048576",
            IsSuppressible = false,
            IsFixable = true,
        };
}
