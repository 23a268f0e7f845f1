using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5033: reservedMemory comes with the Static memory manager.</summary>
internal sealed class ReservedMemoryRequiresStaticPolicyRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5033",
            Title = "reservedMemory comes with the Static memory manager",
            Severity = Severity.Warning,
            Paths = ["kubelet.reservedMemory"],
            Source = RuleSources.MemoryManager,
            Confidence = Confidence.Documented,
            Why = "only the Static memory manager heeds reservedMemory; with another policy it is dropped",
            Fix = "add memoryManagerPolicy: Static, or remove reservedMemory",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (
            context.TryGetKnown(pool.Spec.Kubelet, "kubelet", out var kubelet)
            && context.Each(kubelet.ReservedMemory, "kubelet.reservedMemory").Any()
            && context.TryGetKnown(kubelet.MemoryManagerPolicy ?? "None", "kubelet.memoryManagerPolicy", out var policy)
            && policy == "None"
        )
        {
            context.Fail("kubelet.reservedMemory", "memory is reserved, and the memory manager's policy is None");
        }
    }
}
