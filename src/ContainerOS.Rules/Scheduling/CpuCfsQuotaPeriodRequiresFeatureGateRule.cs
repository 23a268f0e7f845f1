using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5015: cpuCfsQuotaPeriod is set only with its feature gate.</summary>
internal sealed class CpuCfsQuotaPeriodRequiresFeatureGateRule : Rule
{
    private const string Gate = "CustomCPUCFSQuotaPeriod";

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5015",
            Title = "cpuCfsQuotaPeriod is set only with its feature gate",
            Paths = ["kubelet.cpuCfsQuotaPeriod", "kubelet.featureGates"],
            Source = RuleSources.KubeletPage,
            Confidence = Confidence.Documented,
            Why = "the kubelet rejects any period other than 100ms while the feature gate CustomCPUCFSQuotaPeriod is off",
            Fix = "add featureGates: {CustomCPUCFSQuotaPeriod: true}",
            IsSuppressible = false,
            IsFixable = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (
            !context.TryGetKnown(pool.Spec.Kubelet.Part(kubelet => kubelet.CpuCfsQuotaPeriod), "kubelet.cpuCfsQuotaPeriod", out var period)
            || KubeletDuration.Seconds(period) is 0.1
        )
        {
            return;
        }

        FixEdits? edits = [FixEdit.Set($"kubelet.featureGates.{Gate}", true)];
        foreach (var (path, gate, isOn) in context.Each(pool.Spec.Kubelet!.Value.Content.FeatureGates, "kubelet.featureGates"))
        {
            if (gate == Gate && (!context.TryGetKnown(isOn, path, out var on) || on))
            {
                return;
            }

            edits = gate == Gate ? null : edits; // It was turned off explicitly, so there is no unambiguous fix.
        }

        if (pool.Spec.Kubelet.Value.Content.FeatureGates is not { IsKnown: false })
        {
            context.Fail("kubelet.cpuCfsQuotaPeriod", $"the feature gate {Gate} is off", edits: edits);
        }
    }
}
