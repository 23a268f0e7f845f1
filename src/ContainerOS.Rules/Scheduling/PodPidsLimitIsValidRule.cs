using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5045: podPidsLimit is -1 or above 0.</summary>
internal sealed class PodPidsLimitIsValidRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5045",
            Title = "podPidsLimit is -1 or above 0",
            Paths = ["kubelet.podPidsLimit"],
            Source = RuleSources.KubeletReference,
            Confidence = Confidence.Documented,
            Why = "-1 means no limit; with 0 no pod can start a process",
            Fix = "use -1 for no limit, or remove podPidsLimit to use ACK's default of 16384",
            IsSuppressible = false,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        var limit = pool.Spec.Kubelet.Part(kubelet => kubelet.PodPidsLimit);
        if (context.TryGetKnown(limit, "kubelet.podPidsLimit", out var number) && number is 0 or < -1)
        {
            context.Fail("kubelet.podPidsLimit", $"{limit} is not a valid limit of processes");
        }
    }
}
