using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Terms;

namespace ContainerOS.Rules.Scaling;

/// <summary>COS6011: price limits come with withPriceLimit.</summary>
internal sealed class PriceLimitsUsed : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS6011",
            Title = "price limits come with withPriceLimit",
            Severity = Severity.Warning,
            Paths = ["spot.priceLimits"],
            Source = Sources.NodePoolApi,
            Confidence = Confidence.Inferred,
            Why = "with asPriceGo the market price is paid; the API takes price limits and drops them",
            Fix = "write strategy: withPriceLimit, or remove priceLimits",
            IsSuppressible = true,
        };

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        if (
            !verdicts.Knows(pool.Spec.Spot, "spot", out var spot)
            || !verdicts.Knows(spot.Strategy, "spot.strategy", out var strategy)
            || strategy is not SpotStrategy.AsPriceGo
        )
        {
            return;
        }

        if (verdicts.Each(spot.PriceLimits, "spot.priceLimits").Any())
        {
            verdicts.Fail("spot.priceLimits", "price limits are given, and the strategy is asPriceGo");
        }
    }
}
