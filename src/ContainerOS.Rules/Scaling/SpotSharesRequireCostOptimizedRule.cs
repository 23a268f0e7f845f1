using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;

namespace ContainerOS.Rules.Scaling;

/// <summary>COS6018: shares of spot instances are set only with multiAzPolicy: costOptimized.</summary>
internal sealed class SpotSharesRequireCostOptimizedRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS6018",
            Title = "shares of spot instances are set only with multiAzPolicy: costOptimized",
            Paths = ["multiAzPolicy", "spot"],
            Source = RuleSources.NodePoolModel,
            Confidence = Confidence.ReadInSdk,
            Why =
                "onDemandBase, onDemandPercentage, pools and compensateWithOnDemand are shares by price; the API takes them only with the "
                + "policy COST_OPTIMIZED",
            Fix = "use multiAzPolicy: costOptimized, or leave multiAzPolicy out",
            IsSuppressible = false,
            IsFixable = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (
            context.TryGetKnown(pool.Spec.MultiAzPolicy, "multiAzPolicy", out var policy)
            && policy is not MultiAzPolicy.CostOptimized
            && context.TryGetKnown(pool.Spec.Spot, "spot", out var spot)
            && HasShares(spot, context)
        )
        {
            context.Fail(
                "multiAzPolicy",
                $"multiAzPolicy is {pool.Spec.MultiAzPolicy!.Value.Select(PoolTerms.MultiAzPolicies.Of)}, and spot has shares",
                edits: [FixEdit.Set("multiAzPolicy", PoolTerms.MultiAzPolicies.Of(MultiAzPolicy.CostOptimized))]
            );
        }
    }

    private static bool HasShares(SpotSpec spot, RuleContext context) =>
        spot is { OnDemandBase: not null } or { OnDemandPercentage: not null } or { Pools: not null }
        || (context.TryGetKnown(spot.CompensateWithOnDemand, "spot.compensateWithOnDemand", out var compensates) && compensates);
}
