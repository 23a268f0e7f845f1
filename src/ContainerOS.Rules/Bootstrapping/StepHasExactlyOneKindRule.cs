using ContainerOS.Model.NodePools;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3001: every bootstrap step has exactly one kind.</summary>
internal sealed class StepHasExactlyOneKindRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3001",
            Title = "every bootstrap step has exactly one kind",
            Paths = ["bootstrap[].steps[]"],
            Source = RuleSources.OwnDesign,
            Confidence = Confidence.Documented,
            Why = "steps run in the order they are written, but the properties of one step have no order",
            Fix = "split the step so that each has one of file, systemdUnit, sysctl, kernelModules, kubeletArgs or script",
            IsSuppressible = false,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var step in pool.Bootstrap.Steps(context))
        {
            if (Count(step.Step) != 1)
            {
                var found = Count(step.Step) == 0 ? "none" : string.Join(" and ", step.Step.Kinds);
                context.Fail(step.Path, $"a step has exactly one kind, and this one has {found}");
            }
        }
    }

    private static int Count(BootstrapStep step) =>
        One(step.File is not null)
        + One(step.SystemdUnit is not null)
        + One(step.Sysctl is not null)
        + One(step.KernelModules is not null)
        + One(step.KubeletArgs is not null)
        + One(step.Script is not null);

    private static int One(bool isGiven) => isGiven ? 1 : 0;
}
