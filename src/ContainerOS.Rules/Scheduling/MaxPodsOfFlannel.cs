using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5046: maxPods is at most 256.</summary>
internal sealed class MaxPodsOfFlannel : Rule
{
    public override RuleInfo Info { get; } = new()
    {
        Code = "COS5046",
        Title = "maxPods is at most 256",
        Severity = Severity.Warning,
        Paths = ["kubelet.maxPods"],
        Source = Sources.Limits,
        Confidence = Confidence.Documented,
        Why = "with Flannel a node has addresses for at most 256 pods; with Terway the number depends on the instance type",
        Fix = "write 256 or less, or leave it out: ACK computes it",
        IsSuppressible = true,
    };

    private const int Most = 256;

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        var pods = pool.Spec.Kubelet.Part(kubelet => kubelet.MaxPods);
        if (verdicts.Knows(pods, "kubelet.maxPods", out var number) && number > Most)
        {
            verdicts.Fail("kubelet.maxPods", $"{pods} pods are more than the {Most} addresses of a node with Flannel");
        }
    }
}
