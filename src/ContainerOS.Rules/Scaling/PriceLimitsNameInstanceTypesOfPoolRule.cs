using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scaling;

/// <summary>COS6012: price limits are for instance types of the pool.</summary>
internal sealed class PriceLimitsNameInstanceTypesOfPoolRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS6012",
            Title = "price limits are for instance types of the pool",
            Severity = Severity.Warning,
            Paths = ["spot.priceLimits"],
            Source = RuleSources.NodePoolApi,
            Confidence = Confidence.Inferred,
            Why = "a limit for a type that the pool does not use is ignored, and is often a typing error",
            Fix = "use the types of instanceTypes",
            IsSuppressible = true,
            IsFixable = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (!context.TryGetKnown(pool.Spec.Spot, "spot", out var spot))
        {
            return;
        }

        var types = new HashSet<string>();
        foreach (var (_, type) in context.Each(pool.Spec.InstanceTypes, "instanceTypes"))
        {
            types.Add(type.Content);
        }

        if (pool.Spec.InstanceTypes is not { IsFullyKnown: true })
        {
            return;
        }

        foreach (var (path, type, _) in context.Each(spot.PriceLimits, "spot.priceLimits"))
        {
            if (!types.Contains(type))
            {
                context.Fail(
                    path,
                    $"{type} is not among the instance types",
                    edits: Edits(
                        path,
                        type,
                        pool.Spec.InstanceTypes.Items.Where(item => !item.IsSecret).Select(item => item.Content),
                        spot.PriceLimits!
                    )
                );
            }
        }
    }

    /// <summary>The fix corrects the spelling of a type of the pool; other types have no unambiguous fix.</summary>
    private static FixEdits? Edits(string path, string type, IEnumerable<string> types, ValueMap<double> limits)
    {
        var meant = Spelling.Of(type, types) ?? Spelling.Of("ecs." + type, types);
        return meant is null || limits.Entries.Any(limit => limit.Key == meant) ? null : [FixEdit.Rename(path, meant)];
    }
}
