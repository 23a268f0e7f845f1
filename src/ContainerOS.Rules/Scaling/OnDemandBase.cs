using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scaling;

/// <summary>COS6007: the on-demand base of a spot pool is 0 to 1,000.</summary>
internal sealed class OnDemandBase() : BoundedNumber<int>("spot.onDemandBase", 0, 1000, spec => spec.Spot.Part(spot => spot.OnDemandBase))
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS6007",
            Title = "the on-demand base of a spot pool is 0 to 1,000",
            Paths = ["spot.onDemandBase"],
            Source = RuleSources.NodePoolApi,
            Confidence = Confidence.ReadInSdk,
            Why = "the API takes 0 to 1,000 pay-as-you-go nodes as a base",
            Fix = "write 0 to 1000",
            IsSuppressible = false,
            IsFixable = true,
        };
}
