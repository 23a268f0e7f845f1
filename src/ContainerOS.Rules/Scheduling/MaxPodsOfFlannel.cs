using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Facts;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5046: with Flannel maxPods is at most 256.</summary>
internal sealed class MaxPodsOfFlannel : ClusterRule
{
    private const int Most = 256;

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5046",
            Title = "with Flannel maxPods is at most 256",
            Severity = Severity.Warning,
            Paths = ["kubelet.maxPods"],
            Source = Sources.Limits,
            Confidence = Confidence.Documented,
            Needs = RuleNeeds.Cluster,
            Why = "with Flannel a node has addresses for at most 256 pods; with Terway the number depends on the instance type",
            Fix = "write 256 or less, or leave it out: ACK computes it",
            IsSuppressible = true,
        };

    private protected override bool Applies(Subject pool, Verdicts verdicts) =>
        verdicts.Knows(pool.Spec.Kubelet.Part(kubelet => kubelet.MaxPods), "kubelet.maxPods", out var number) && number > Most;

    private protected override void Check(Subject pool, ClusterFacts cluster, Verdicts verdicts)
    {
        if (cluster.Network is null)
        {
            verdicts.Undecided("kubelet.maxPods", "the cloud does not say which network the cluster has");
        }
        else if (cluster.UsesFlannel)
        {
            verdicts.Fail(
                "kubelet.maxPods",
                $"{pool.Spec.Kubelet.Part(kubelet => kubelet.MaxPods)} pods are more than the {Most} that a node has addresses for with Flannel"
            );
        }
    }
}
