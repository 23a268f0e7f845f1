using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5016: eventRecordQps is 1 to 50.</summary>
internal sealed class EventRecordQps()
    : BoundedNumber<int>("kubelet.eventRecordQps", 1, 50, spec => spec.Kubelet.Part(kubelet => kubelet.EventRecordQps))
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5016",
            Title = "eventRecordQps is 1 to 50",
            Paths = ["kubelet.eventRecordQps"],
            Source = RuleSources.KubeletPage,
            Confidence = Confidence.Documented,
            Why = "ACK takes 1 to 50 events a second",
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
