using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5033: reservedMemory is set only with the Static memory manager policy.</summary>
internal sealed class ReservedMemoryRequiresStaticPolicyRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5033",
            Title = "reservedMemory is set only with the Static memory manager policy",
            Severity = Severity.Warning,
            Paths = ["kubelet.reservedMemory"],
            Source = RuleSources.MemoryManager,
            Confidence = Confidence.Documented,
            Why = "only the Static memory manager policy uses reservedMemory; other policies ignore it",
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
            context.Fail("kubelet.reservedMemory", "reservedMemory is set, and the memory manager policy is None");
        }
    }
}
