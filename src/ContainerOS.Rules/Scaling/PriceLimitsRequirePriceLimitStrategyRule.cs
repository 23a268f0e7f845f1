using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Terms;

namespace ContainerOS.Rules.Scaling;

/// <summary>COS6011: price limits are set only with strategy: withPriceLimit.</summary>
internal sealed class PriceLimitsRequirePriceLimitStrategyRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS6011",
            Title = "price limits are set only with strategy: withPriceLimit",
            Severity = Severity.Warning,
            Paths = ["spot.priceLimits"],
            Source = RuleSources.NodePoolApi,
            Confidence = Confidence.Inferred,
            Why = "with asPriceGo the market price is paid; the API accepts price limits and ignores them",
            Fix = "use strategy: withPriceLimit, or remove priceLimits",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (
            !context.TryGetKnown(pool.Spec.Spot, "spot", out var spot)
            || !context.TryGetKnown(spot.Strategy, "spot.strategy", out var strategy)
            || strategy is not SpotStrategy.AsPriceGo
        )
        {
            return;
        }

        if (context.Each(spot.PriceLimits, "spot.priceLimits").Any())
        {
            context.Fail("spot.priceLimits", "price limits are set, and the strategy is asPriceGo");
        }
    }
}
