using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5021: the high threshold of image garbage collection is above the low one.</summary>
internal sealed class ImageGcThresholdsAreOrderedRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5021",
            Title = "the high threshold of image garbage collection is above the low one",
            Paths = ["kubelet.imageGcHighThresholdPercent", "kubelet.imageGcLowThresholdPercent"],
            Source = RuleSources.KubeletPage,
            Confidence = Confidence.Documented,
            Why = "garbage collection starts at the high threshold (85 by default) and ends at the low one (80 by default)",
            Fix = "raise imageGcHighThresholdPercent, or lower imageGcLowThresholdPercent",
            IsSuppressible = false,
            IsFixable = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        var (high, low) = (
            pool.Spec.Kubelet.Part(kubelet => kubelet.ImageGcHighThresholdPercent),
            pool.Spec.Kubelet.Part(kubelet => kubelet.ImageGcLowThresholdPercent)
        );
        if (
            (high is not null || low is not null)
            && context.TryGetKnown(high ?? 85, "kubelet.imageGcHighThresholdPercent", out var highNumber)
            && context.TryGetKnown(low ?? 80, "kubelet.imageGcLowThresholdPercent", out var lowNumber)
            && highNumber <= lowNumber
        )
        {
            context.Fail(
                high is null ? "kubelet.imageGcLowThresholdPercent" : "kubelet.imageGcHighThresholdPercent",
                $"{high ?? 85} percent is not above {low ?? 80} percent",
                edits: Edits(high, low)
            );
        }
    }

    /// <summary>The fix swaps thresholds in the wrong order, where each one is valid in the place of the other.</summary>
    private static FixEdits? Edits(Value<int>? high, Value<int>? low) =>
        high is { IsSecret: false, Content: >= 30 and <= 90 and var least }
        && low is { IsSecret: false, Content: >= 60 and <= 95 and var most }
        && least < most
            ? [FixEdit.Set("kubelet.imageGcHighThresholdPercent", most), FixEdit.Set("kubelet.imageGcLowThresholdPercent", least)]
            : null;
}
