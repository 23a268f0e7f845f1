using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Scaling;

/// <summary>COS6106: the tags of an autoscaled pool leave room for those of the autoscaler.</summary>
internal sealed class AutoScaledTagCountRule : Rule
{
    private const int MaxTags = 20;

    /// <summary>3 of ACK, 2 of the autoscaler and 1 of this provider.</summary>
    private const int OtherTags = 3 + 2 + 1;

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS6106",
            Title = "the tags of an autoscaled pool leave room for those of the autoscaler",
            Severity = Severity.Warning,
            Paths = ["tags", "labels", "taints"],
            Source = RuleSources.NodePoolPage,
            Confidence = Confidence.Documented,
            Why =
                "the autoscaler describes the nodes in ECS tags: 2, and one for each label and each taint; an instance has at most "
                + "20 tags, of which ACK sets 3 and this provider 1, unless a higher quota was granted",
            Fix = "use fewer tags, labels and taints: 14 in all",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (
            pool.Spec.AutoScaling is not null
            && Count("tags", pool.Spec.Tags?.IsKnown, pool.Spec.Tags?.Entries.Count, context) is var tags
            && Count("labels", pool.Spec.Labels?.IsKnown, pool.Spec.Labels?.Entries.Count, context) is var labels
            && Count("taints", pool.Spec.Taints?.IsKnown, pool.Spec.Taints?.Items.Count, context) is var taints
            && tags + labels + taints > MaxTags - OtherTags
        )
        {
            context.Fail(
                "tags",
                $"{tags} tags, {labels} labels and {taints} taints become {tags + labels + taints + OtherTags} tags of an instance, and "
                    + $"{MaxTags} are available"
            );
        }
    }

    private static int Count(string path, bool? isKnown, int? entries, RuleContext context)
    {
        if (isKnown is false)
        {
            context.MarkUndecided(path, "its entries are not known yet");
        }

        return entries ?? 0;
    }
}
