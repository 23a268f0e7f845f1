using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5033: reservedMemory comes with the Static memory manager.</summary>
internal sealed class ReservedMemoryNeedsStatic : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5033",
            Title = "reservedMemory comes with the Static memory manager",
            Severity = Severity.Warning,
            Paths = ["kubelet.reservedMemory"],
            Source = Sources.MemoryManager,
            Confidence = Confidence.Documented,
            Why = "only the Static memory manager heeds reservedMemory; with another policy it is dropped",
            Fix = "add memoryManagerPolicy: Static, or remove reservedMemory",
            IsSuppressible = true,
        };

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        if (
            verdicts.Knows(pool.Spec.Kubelet, "kubelet", out var kubelet)
            && verdicts.Each(kubelet.ReservedMemory, "kubelet.reservedMemory").Any()
            && verdicts.Knows(kubelet.MemoryManagerPolicy ?? "None", "kubelet.memoryManagerPolicy", out var policy)
            && policy == "None"
        )
        {
            verdicts.Fail("kubelet.reservedMemory", "memory is reserved, and the memory manager's policy is None");
        }
    }
}
