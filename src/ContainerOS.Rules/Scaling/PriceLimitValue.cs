namespace ContainerOS.Rules.Scaling;

/// <summary>COS6013: price limits are above 0.</summary>
internal sealed class PriceLimitValue : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS6013",
            Title = "price limits are above 0",
            Paths = ["spot.priceLimits"],
            Source = Sources.NodePoolApi,
            Confidence = Confidence.Inferred,
            Why = "at 0 or less no instance is ever made",
            Fix = "write the highest hourly price to pay",
            IsSuppressible = true,
        };

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        if (!verdicts.Knows(pool.Spec.Spot, "spot", out var spot))
        {
            return;
        }

        foreach (var (path, _, price) in verdicts.Each(spot.PriceLimits, "spot.priceLimits"))
        {
            if (verdicts.Knows(price, path, out var amount) && amount <= 0)
            {
                verdicts.Fail(path, $"{price} is no price");
            }
        }
    }
}
