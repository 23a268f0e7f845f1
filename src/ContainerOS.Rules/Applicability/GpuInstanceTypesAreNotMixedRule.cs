using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Applicability;

/// <summary>COS1014: a pool has either GPU instance types or others.</summary>
internal sealed class GpuInstanceTypesAreNotMixedRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS1014",
            Title = "a pool has either GPU instance types or others",
            Severity = Severity.Warning,
            Paths = ["instanceTypes[]"],
            Source = RuleSources.NodePoolPage,
            Confidence = Confidence.Inferred,
            Needs = RuleNeeds.InstanceCatalogue,
            Why = "the nodes of a pool have one configuration; with both kinds, pods that need a GPU start nodes without one",
            Fix = "use one pool for the GPU types and one for the others",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        // Without allowGpu, the GPU types are reported already.
        if (!context.TryGetKnown(pool.Spec.AllowGpu, "allowGpu", out var isAllowed) || !isAllowed)
        {
            return;
        }

        var (withGpu, without) = (-1, -1);
        foreach (var (path, name) in context.Each(pool.Spec.InstanceTypes, "instanceTypes"))
        {
            var (index, type) = (path.Index, InstanceTypeScan.Find(pool.Facts, name.Content));
            (withGpu, without) =
                type is null ? (withGpu, without)
                : type.GpuAmount > 0 ? (index, without)
                : (withGpu, index);
            if (type is null && pool.Spec.InstanceTypes!.Items.Count > 1)
            {
                context.MarkUndecided(path, InstanceTypeScan.UnknownTypeReason(name, pool.Facts));
            }
        }

        if (withGpu >= 0 && without >= 0)
        {
            context.Fail(
                PoolPropertyPath.Item("instanceTypes", Math.Max(withGpu, without)),
                $"{Name(pool, withGpu)} has a GPU, and {Name(pool, without)} has none"
            );
        }
    }

    private static Value<string> Name(CheckedPool pool, int index) => pool.Spec.InstanceTypes!.Items[index];
}
