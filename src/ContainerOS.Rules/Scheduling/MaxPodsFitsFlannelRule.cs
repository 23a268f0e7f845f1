using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Facts;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5046: with Flannel maxPods is at most 256.</summary>
internal sealed class MaxPodsFitsFlannelRule : ClusterRule
{
    private const int FlannelPodLimit = 256;

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5046",
            Title = "with Flannel maxPods is at most 256",
            Severity = Severity.Warning,
            Paths = ["kubelet.maxPods"],
            Source = RuleSources.Limits,
            Confidence = Confidence.Documented,
            Needs = RuleNeeds.Cluster,
            Why = "with Flannel a node has addresses for at most 256 pods; with Terway the number depends on the instance type",
            Fix = "use 256 or less, or remove maxPods so that ACK computes it",
            IsSuppressible = true,
        };

    private protected override bool Applies(CheckedPool pool, RuleContext context) =>
        context.TryGetKnown(pool.Spec.Kubelet.Part(kubelet => kubelet.MaxPods), "kubelet.maxPods", out var number)
        && number > FlannelPodLimit;

    private protected override void Check(CheckedPool pool, ClusterFacts cluster, RuleContext context)
    {
        if (cluster.Network is null)
        {
            context.MarkUndecided("kubelet.maxPods", "the cloud does not report the network plugin of the cluster");
        }
        else if (cluster.UsesFlannel)
        {
            context.Fail(
                "kubelet.maxPods",
                $"{pool.Spec.Kubelet.Part(kubelet => kubelet.MaxPods)} pods are more than the {FlannelPodLimit} pods that a node with "
                    + "Flannel has addresses for"
            );
        }
    }
}
