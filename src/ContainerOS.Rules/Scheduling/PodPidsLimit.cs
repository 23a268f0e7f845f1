using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5045: podPidsLimit is -1 or above 0.</summary>
internal sealed class PodPidsLimit : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5045",
            Title = "podPidsLimit is -1 or above 0",
            Paths = ["kubelet.podPidsLimit"],
            Source = Sources.KubeletReference,
            Confidence = Confidence.Documented,
            Why = "-1 is no limit; with 0 no pod can start a process",
            Fix = "write -1 for no limit, or leave it out for ACK's 16384",
            IsSuppressible = false,
        };

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        var limit = pool.Spec.Kubelet.Part(kubelet => kubelet.PodPidsLimit);
        if (verdicts.Knows(limit, "kubelet.podPidsLimit", out var number) && number is 0 or < -1)
        {
            verdicts.Fail("kubelet.podPidsLimit", $"{limit} processes can not be a limit");
        }
    }
}
