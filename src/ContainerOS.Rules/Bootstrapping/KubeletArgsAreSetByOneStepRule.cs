namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3007: one step at most sets kubelet flags.</summary>
internal sealed class KubeletArgsAreSetByOneStepRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3007",
            Title = "one step at most sets kubelet flags",
            Paths = ["bootstrap[].steps[].kubeletArgs"],
            Source = RuleSources.KubeletPage,
            Confidence = Confidence.Inferred,
            Why = "the flags go into one file, which each step writes anew: of two steps the first is lost",
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
