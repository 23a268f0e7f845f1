using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scaling;

/// <summary>COS6016: an autoscaled pool may have at least one node.</summary>
internal sealed class AutoScalingAllowsNodesRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS6016",
            Title = "an autoscaled pool may have at least one node",
            Severity = Severity.Warning,
            Paths = ["autoScaling.maxSize"],
            Source = RuleSources.NodePoolApi,
            Confidence = Confidence.Inferred,
            Why = "with bounds of 0 and 0 the autoscaler removes every node and adds none",
            Fix = "set maxSize to the most nodes that the pool may have",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (context.TryGetKnown(pool.Spec.AutoScaling.Part(bounds => bounds.MaxSize), "autoScaling.maxSize", out var most) && most == 0)
        {
            context.Fail("autoScaling.maxSize", "the bounds empty the pool");
        }
    }
}
