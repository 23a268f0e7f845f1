using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5042: maxPods is 1 or more.</summary>
internal sealed class MaxPods()
    : BoundedNumber<int>("kubelet.maxPods", 1, int.MaxValue, spec => spec.Kubelet.Part(kubelet => kubelet.MaxPods))
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5042",
            Title = "maxPods is 1 or more",
            Paths = ["kubelet.maxPods"],
            Source = RuleSources.KubeletReference,
            Confidence = Confidence.Documented,
            Why = "a node without room for a pod is of no use, and the kubelet refuses a negative number",
            Fix = "write 1 or more, or leave it out: ACK computes it",
            IsSuppressible = false,
            IsFixable = true,
        };

    private protected override FixEdits Edits(string at, int number) => [FixEdit.Remove(at)];
}
