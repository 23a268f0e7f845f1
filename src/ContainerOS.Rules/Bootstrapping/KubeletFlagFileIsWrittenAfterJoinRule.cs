using ContainerOS.Model.Terms;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3021: the kubelet's flag file is written in the afterJoin phase.</summary>
internal sealed class KubeletFlagFileIsWrittenAfterJoinRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3021",
            Title = "the kubelet's flag file is written in the afterJoin phase",
            Paths = ["bootstrap[].steps[].file.path", "bootstrap[].steps[].script"],
            Source = RuleSources.KubeletPage,
            Confidence = Confidence.Documented,
            Why =
                "ACK uses /etc/kubernetes/kubelet-customized-args.conf only when user data writes it, not when pre-defined "
                + "custom data does",
            Fix = "move the step to a container of phase afterJoin, or use a kubeletArgs step there",
            IsSuppressible = false,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var (path, phase, at) in KubeletFlagFileFinder.FindWrites(pool, context))
        {
            if (context.TryGetKnown(phase, path, out var when) && when is BootstrapPhase.BeforeJoin)
            {
                context.Fail(path, at, $"it writes {KubeletFlagFileFinder.Path} before the node joins");
            }
        }
    }
}
