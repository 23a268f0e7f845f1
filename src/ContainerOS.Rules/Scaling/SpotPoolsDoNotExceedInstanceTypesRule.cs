using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Scaling;

/// <summary>COS6014: a spot pool spreads over no more types than it has.</summary>
internal sealed class SpotPoolsDoNotExceedInstanceTypesRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS6014",
            Title = "a spot pool spreads over no more types than it has",
            Severity = Severity.Warning,
            Paths = ["spot.pools"],
            Source = RuleSources.NodePoolApi,
            Confidence = Confidence.Inferred,
            Why = "spreading over the cheapest types needs that many types to choose from",
            Fix = "add instance types, or lower pools",
            IsSuppressible = true,
            IsFixable = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (!context.TryGetKnown(pool.Spec.Spot, "spot", out var spot))
        {
            return;
        }

        if (
            context.TryGetKnown(spot.Pools, "spot.pools", out var pools)
            && pool.Spec.InstanceTypes is { IsKnown: true } types
            && pools > types.Items.Count
            && types.Items.Count > 0
        )
        {
            context.Fail(
                "spot.pools",
                $"{spot.Pools} types are to be spread over, and {types.Items.Count} given",
                edits: [FixEdit.Set("spot.pools", types.Items.Count)]
            );
        }
    }
}
