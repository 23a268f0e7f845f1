using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scaling;

/// <summary>COS6009: a spot pool spreads over 1 to 10 instance types.</summary>
internal sealed class SpotPools() : BoundedNumber<int>("spot.pools", 1, 10, spec => spec.Spot.Part(spot => spot.Pools))
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS6009",
            Title = "a spot pool spreads over 1 to 10 instance types",
            Paths = ["spot.pools"],
            Source = RuleSources.NodePoolApi,
            Confidence = Confidence.ReadInSdk,
            Why = "the API takes 1 to 10",
            Fix = "write 1 to 10",
            IsSuppressible = false,
            IsFixable = true,
        };
}
