using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5023: kubeApiBurst is 1 to 100.</summary>
internal sealed class KubeApiBurst()
    : BoundedNumber<int>("kubelet.kubeApiBurst", 1, 100, spec => spec.Kubelet.Part(kubelet => kubelet.KubeApiBurst))
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5023",
            Title = "kubeApiBurst is 1 to 100",
            Paths = ["kubelet.kubeApiBurst"],
            Source = RuleSources.KubeletPage,
            Confidence = Confidence.Documented,
            Why = "ACK takes a burst of 1 to 100 API requests",
            Fix = "write 1 to 100",
            IsSuppressible = false,
            IsFixable = true,
            ConflictingSources =
            [
                new("the range of the ACK page, which the API holds to", RuleSources.KubeletPage),
                new("0 to 100, as the Terraform provider checks it", RuleSources.TerraformPool),
            ],
        };
}
