namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3007: at most one step sets kubelet flags.</summary>
internal sealed class KubeletArgsAreSetByOneStepRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3007",
            Title = "at most one step sets kubelet flags",
            Paths = ["bootstrap[].steps[].kubeletArgs"],
            Source = RuleSources.KubeletPage,
            Confidence = Confidence.Inferred,
            Why = "all flags are in one file, which each step overwrites, so the flags of the first of two steps are lost",
            Fix = "put all flags into one kubeletArgs step",
            IsSuppressible = false,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        var isFirst = true;
        foreach (var step in pool.Bootstrap.Steps(context))
        {
            if (step.Step.KubeletArgs is not null && !isFirst)
            {
                context.Fail(step.Path + ".kubeletArgs", "it overwrites the flags of an earlier step");
            }

            isFirst &= step.Step.KubeletArgs is null;
        }
    }
}
