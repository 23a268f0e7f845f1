namespace ContainerOS.Rules.Scaling;

/// <summary>COS6013: price limits are above 0.</summary>
internal sealed class PriceLimitIsPositiveRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS6013",
            Title = "price limits are above 0",
            Paths = ["spot.priceLimits"],
            Source = RuleSources.NodePoolApi,
            Confidence = Confidence.Inferred,
            Why = "with a limit of 0 or less no instance is ever created",
            Fix = "use the highest hourly price to pay",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (!context.TryGetKnown(pool.Spec.Spot, "spot", out var spot))
        {
            return;
        }

        foreach (var (path, _, price) in context.Each(spot.PriceLimits, "spot.priceLimits"))
        {
            if (context.TryGetKnown(price, path, out var amount) && amount <= 0)
            {
                context.Fail(path, $"{price} is not a price");
            }
        }
    }
}
