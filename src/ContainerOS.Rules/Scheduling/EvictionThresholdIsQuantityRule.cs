using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5029: eviction thresholds are quantities or percentages.</summary>
internal sealed class EvictionThresholdIsQuantityRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5029",
            Title = "eviction thresholds are quantities or percentages",
            Paths = ["kubelet.evictionHard", "kubelet.evictionSoft"],
            Source = RuleSources.Eviction,
            Confidence = Confidence.Documented,
            Why = "the kubelet parses a threshold as a quantity such as 300Mi or a percentage such as 10%",
            Fix = "use a quantity such as 300Mi, or a percentage such as 10%",
            IsSuppressible = false,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (context.TryGetKnown(pool.Spec.Kubelet, "kubelet", out var kubelet))
        {
            Check(kubelet.EvictionHard, "kubelet.evictionHard", context);
            Check(kubelet.EvictionSoft, "kubelet.evictionSoft", context);
        }
    }

    private static void Check(ValueMap<string>? entries, string at, RuleContext context)
    {
        foreach (var (path, name, value) in context.Each(entries, at))
        {
            if (context.TryGetKnown(value, path, out var text) && !KubernetesQuantity.IsThreshold(text))
            {
                context.Fail(path, $"{value} is not a valid threshold of {name}");
            }
        }
    }
}
