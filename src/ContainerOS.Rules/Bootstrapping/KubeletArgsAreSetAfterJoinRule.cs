using ContainerOS.Model.Terms;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3006: kubelet flags are set after joining.</summary>
internal sealed class KubeletArgsAreSetAfterJoinRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3006",
            Title = "kubelet flags are set after joining",
            Paths = ["bootstrap[].steps[].kubeletArgs"],
            Source = RuleSources.KubeletPage,
            Confidence = Confidence.Documented,
            Why = "ACK reads the kubelet's flag file from user data only, not from pre-defined custom data",
            Fix = "move the step to a container of phase afterJoin",
            IsSuppressible = false,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var step in pool.Bootstrap.Steps(context))
        {
            if (
                step.Step.KubeletArgs is not null
                && context.TryGetKnown(step.Phase, step.Path, out var phase)
                && phase is BootstrapPhase.BeforeJoin
            )
            {
                context.Fail(step.Path + ".kubeletArgs", "kubelet flags can not be set before joining");
            }
        }
    }
}
