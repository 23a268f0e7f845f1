using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5010: containerLogMaxFiles is 2 to 10.</summary>
internal sealed class ContainerLogMaxFiles()
    : BoundedNumber<int>("kubelet.containerLogMaxFiles", 2, 10, spec => spec.Kubelet.Part(kubelet => kubelet.ContainerLogMaxFiles))
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5010",
            Title = "containerLogMaxFiles is 2 to 10",
            Paths = ["kubelet.containerLogMaxFiles"],
            Source = RuleSources.KubeletPage,
            Confidence = Confidence.Documented,
            Why = "ACK takes 2 to 10 log files a container",
            Fix = "write 2 to 10",
            IsSuppressible = false,
            IsFixable = true,
        };
}
