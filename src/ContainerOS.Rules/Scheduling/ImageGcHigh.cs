using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5019: imageGcHighThresholdPercent is 60 to 95.</summary>
internal sealed class ImageGcHigh()
    : BoundedNumber<int>(
        "kubelet.imageGcHighThresholdPercent",
        60,
        95,
        spec => spec.Kubelet.Part(kubelet => kubelet.ImageGcHighThresholdPercent)
    )
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5019",
            Title = "imageGcHighThresholdPercent is 60 to 95",
            Paths = ["kubelet.imageGcHighThresholdPercent"],
            Source = RuleSources.KubeletPage,
            Confidence = Confidence.Documented,
            Why = "ACK takes 60 to 95 percent of disk use as the start of image collection",
            Fix = "write 60 to 95",
            IsSuppressible = false,
            IsFixable = true,
        };
}
