using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5025: registryPullQps is 1 to 50.</summary>
internal sealed class RegistryPullQps()
    : BoundedNumber<int>("kubelet.registryPullQps", 1, 50, spec => spec.Kubelet.Part(kubelet => kubelet.RegistryPullQps))
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5025",
            Title = "registryPullQps is 1 to 50",
            Paths = ["kubelet.registryPullQps"],
            Source = RuleSources.KubeletPage,
            Confidence = Confidence.Documented,
            Why = "ACK takes 1 to 50 image pulls a second",
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
