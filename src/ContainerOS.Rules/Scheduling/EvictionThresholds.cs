using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5029: eviction thresholds are quantities or percentages.</summary>
internal sealed class EvictionThresholds : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5029",
            Title = "eviction thresholds are quantities or percentages",
            Paths = ["kubelet.evictionHard", "kubelet.evictionSoft"],
            Source = Sources.Eviction,
            Confidence = Confidence.Documented,
            Why = "the kubelet reads a threshold as a quantity such as 300Mi or a percentage such as 10%",
            Fix = "write a quantity such as 300Mi, or a percentage such as 10%",
            IsSuppressible = false,
        };

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        if (verdicts.Knows(pool.Spec.Kubelet, "kubelet", out var kubelet))
        {
            Check(kubelet.EvictionHard, "kubelet.evictionHard", verdicts);
            Check(kubelet.EvictionSoft, "kubelet.evictionSoft", verdicts);
        }
    }

    private static void Check(ValueMap<string>? entries, string at, Verdicts verdicts)
    {
        foreach (var (path, name, value) in verdicts.Each(entries, at))
        {
            if (verdicts.Knows(value, path, out var text) && !QuantityText.IsThreshold(text))
            {
                verdicts.Fail(path, $"{value} is no threshold of {name}");
            }
        }
    }
}
