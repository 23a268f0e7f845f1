using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scaling;

/// <summary>COS6008: the on-demand share of a spot pool is 0 to 100 percent.</summary>
internal sealed class OnDemandPercentage()
    : BoundedNumber<int>("spot.onDemandPercentage", 0, 100, spec => spec.Spot.Part(spot => spot.OnDemandPercentage))
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS6008",
            Title = "the on-demand share of a spot pool is 0 to 100 percent",
            Paths = ["spot.onDemandPercentage"],
            Source = RuleSources.NodePoolApi,
            Confidence = Confidence.ReadInSdk,
            Why = "it is a percentage of the nodes above the base",
            Fix = "write 0 to 100",
            IsSuppressible = false,
            IsFixable = true,
        };
}
