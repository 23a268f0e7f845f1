using ContainerOS.Model.Terms;

namespace ContainerOS.Rules.Scaling;

/// <summary>COS6010: with withPriceLimit every instance type has a price limit.</summary>
internal sealed class EveryInstanceTypeHasPriceLimitRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS6010",
            Title = "with withPriceLimit every instance type has a price limit",
            Paths = ["spot.priceLimits", "spot.strategy"],
            Source = RuleSources.NodePoolApi,
            Confidence = Confidence.Inferred,
            Why =
                "with this strategy ACK bids at the price limit of the instance type; without a limit, the highest price of "
                + "the type is undefined",
            Fix = "add priceLimits with an hourly price for each instance type, or use asPriceGo",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (
            !context.TryGetKnown(pool.Spec.Spot, "spot", out var spot)
            || !context.TryGetKnown(spot.Strategy, "spot.strategy", out var strategy)
            || strategy is not SpotStrategy.WithPriceLimit
        )
        {
            return;
        }

        var limits = new HashSet<string>();
        foreach (var (_, type, _) in context.Each(spot.PriceLimits, "spot.priceLimits"))
        {
            limits.Add(type);
        }

        if (spot.PriceLimits is { IsKnown: false })
        {
            return;
        }

        List<string>? missing = null;
        foreach (var (_, type) in context.Each(pool.Spec.InstanceTypes, "instanceTypes"))
        {
            if (!limits.Contains(type.Content))
            {
                (missing ??= []).Add($"{type}");
            }
        }

        if (missing is not null)
        {
            context.Fail(
                "spot.priceLimits",
                missing is [var one] ? $"{one} has no price limit" : $"{string.Join(", ", missing.Distinct())} have no price limit"
            );
        }
    }
}
