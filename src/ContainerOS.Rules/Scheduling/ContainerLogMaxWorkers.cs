using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5011: containerLogMaxWorkers is 1 to 20.</summary>
internal sealed class ContainerLogMaxWorkers()
    : BoundedNumber<int>("kubelet.containerLogMaxWorkers", 1, 20, spec => spec.Kubelet.Part(kubelet => kubelet.ContainerLogMaxWorkers))
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5011",
            Title = "containerLogMaxWorkers is 1 to 20",
            Paths = ["kubelet.containerLogMaxWorkers"],
            Source = RuleSources.KubeletPage,
            Confidence = Confidence.Documented,
            Why = "ACK takes 1 to 20 log rotation workers",
            Fix = "write 1 to 20",
            IsSuppressible = false,
            IsFixable = true,
        };
}
