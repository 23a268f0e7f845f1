using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scaling;

/// <summary>COS6017: instance types, vSwitches and security groups are listed once.</summary>
internal sealed class ListEntriesAreUniqueRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS6017",
            Title = "instance types, vSwitches and security groups are listed once",
            Paths = ["instanceTypes[]", "vSwitchIds[]", "securityGroupIds[]"],
            Source = RuleSources.NodePoolApi,
            Confidence = Confidence.Inferred,
            Why = "ACK drops an entry that is listed before, so that the pool never equals the program",
            Fix = "remove the entry",
            IsSuppressible = true,
            IsFixable = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        Check("instanceTypes", pool.Spec.InstanceTypes, context);
        Check("vSwitchIds", pool.Spec.VSwitchIds, context);
        Check("securityGroupIds", pool.Spec.SecurityGroupIds, context);
    }

    /// <summary>A list has at most 10 entries, so each is compared with those before it.</summary>
    private static void Check(string list, ValueList<string>? entries, RuleContext context)
    {
        foreach (var (path, entry) in context.Each(entries, list))
        {
            for (var before = 0; before < path.Index; before++)
            {
                if (entries!.Items[before] is { IsKnown: true } earlier && earlier.Content == entry.Content)
                {
                    context.Fail(path, $"{entry} is listed before", edits: [FixEdit.Remove(path)]);
                    break;
                }
            }
        }
    }
}
