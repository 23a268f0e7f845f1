using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5032: the Static memory manager policy is set only with reservedMemory.</summary>
internal sealed class StaticPolicyRequiresReservedMemoryRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5032",
            Title = "the Static memory manager policy is set only with reservedMemory",
            Paths = ["kubelet.memoryManagerPolicy", "kubelet.reservedMemory"],
            Source = RuleSources.MemoryManager,
            Confidence = Confidence.Documented,
            Why = "the kubelet does not start with the Static policy if no memory is reserved",
            Fix = "add reservedMemory with one entry per NUMA node, or use memoryManagerPolicy: None",
            IsSuppressible = false,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (
            context.TryGetKnown(
                pool.Spec.Kubelet.Part(kubelet => kubelet.MemoryManagerPolicy),
                "kubelet.memoryManagerPolicy",
                out var policy
            )
            && policy == "Static"
            && pool.Spec.Kubelet!.Value.Content.ReservedMemory is null or { IsKnown: true, Items.Count: 0 }
        )
        {
            context.Fail("kubelet.memoryManagerPolicy", "the Static policy is set without reservedMemory");
        }
    }
}
