using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5026: registryBurst is 1 to 100.</summary>
internal sealed class RegistryBurst()
    : BoundedNumber<int>("kubelet.registryBurst", 1, 100, spec => spec.Kubelet.Part(kubelet => kubelet.RegistryBurst))
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5026",
            Title = "registryBurst is 1 to 100",
            Paths = ["kubelet.registryBurst"],
            Source = RuleSources.KubeletPage,
            Confidence = Confidence.Documented,
            Why = "ACK takes a burst of 1 to 100 image pulls",
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
