using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5022: kubeApiQps is 1 to 50.</summary>
internal sealed class KubeApiQps()
    : BoundedNumber<int>("kubelet.kubeApiQps", 1, 50, spec => spec.Kubelet.Part(kubelet => kubelet.KubeApiQps))
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5022",
            Title = "kubeApiQps is 1 to 50",
            Paths = ["kubelet.kubeApiQps"],
            Source = RuleSources.KubeletPage,
            Confidence = Confidence.Documented,
            Why = "ACK takes 1 to 50 API requests a second",
            Fix = "write 1 to 50",
            IsSuppressible = false,
            IsFixable = true,
            ConflictingSources =
            [
                new("the range of the ACK page, which the API holds to", RuleSources.KubeletPage),
                new("0 to 50, as the Terraform provider checks it", RuleSources.TerraformPool),
            ],
        };
}
