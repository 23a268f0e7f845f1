using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5017: eventBurst is 1 to 100.</summary>
internal sealed class EventBurst()
    : BoundedNumber<int>("kubelet.eventBurst", 1, 100, spec => spec.Kubelet.Part(kubelet => kubelet.EventBurst))
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5017",
            Title = "eventBurst is 1 to 100",
            Paths = ["kubelet.eventBurst"],
            Source = RuleSources.KubeletPage,
            Confidence = Confidence.Documented,
            Why = "ACK takes a burst of 1 to 100 events",
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
