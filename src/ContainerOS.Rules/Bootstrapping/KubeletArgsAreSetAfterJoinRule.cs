using ContainerOS.Model.Terms;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3006: kubelet flags are set in the afterJoin phase.</summary>
internal sealed class KubeletArgsAreSetAfterJoinRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3006",
            Title = "kubelet flags are set in the afterJoin phase",
            Paths = ["bootstrap[].steps[].kubeletArgs"],
            Source = RuleSources.KubeletPage,
            Confidence = Confidence.Documented,
            Why = "ACK uses the kubelet's flag file only when user data writes it, not when pre-defined custom data does",
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
                context.Fail(step.Path + ".kubeletArgs", "kubelet flags cannot be set before the node joins");
            }
        }
    }
}
