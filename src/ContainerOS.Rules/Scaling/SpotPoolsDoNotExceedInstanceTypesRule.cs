using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Scaling;

/// <summary>COS6014: a spot pool is spread over no more types than it has.</summary>
internal sealed class SpotPoolsDoNotExceedInstanceTypesRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS6014",
            Title = "a spot pool is spread over no more types than it has",
            Severity = Severity.Warning,
            Paths = ["spot.pools"],
            Source = RuleSources.NodePoolApi,
            Confidence = Confidence.Inferred,
            Why = "the cheapest types are chosen from instanceTypes, so there must be at least that many",
            Fix = "add instance types, or reduce pools",
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
                $"pools is {spot.Pools}, and instanceTypes has {types.Items.Count} types",
                edits: [FixEdit.Set("spot.pools", types.Items.Count)]
            );
        }
    }
}
