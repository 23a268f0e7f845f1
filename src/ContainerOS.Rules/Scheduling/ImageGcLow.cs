using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5020: imageGcLowThresholdPercent is 30 to 90.</summary>
internal sealed class ImageGcLow()
    : BoundedNumber<int>(
        "kubelet.imageGcLowThresholdPercent",
        30,
        90,
        spec => spec.Kubelet.Part(kubelet => kubelet.ImageGcLowThresholdPercent)
    )
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5020",
            Title = "imageGcLowThresholdPercent is 30 to 90",
            Paths = ["kubelet.imageGcLowThresholdPercent"],
            Source = RuleSources.KubeletPage,
            Confidence = Confidence.Documented,
            Why = "ACK takes 30 to 90 percent of disk use as the end of image collection",
            Fix = "write 30 to 90",
            IsSuppressible = false,
            IsFixable = true,
        };
}
