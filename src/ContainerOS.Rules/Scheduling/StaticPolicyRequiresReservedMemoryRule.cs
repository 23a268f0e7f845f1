using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5032: the Static memory manager comes with reservedMemory.</summary>
internal sealed class StaticPolicyRequiresReservedMemoryRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5032",
            Title = "the Static memory manager comes with reservedMemory",
            Paths = ["kubelet.memoryManagerPolicy", "kubelet.reservedMemory"],
            Source = RuleSources.MemoryManager,
            Confidence = Confidence.Documented,
            Why = "the kubelet does not start with the Static policy while no memory is reserved",
            Fix = "add reservedMemory, one entry a NUMA node, or write memoryManagerPolicy: None",
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
            context.Fail("kubelet.memoryManagerPolicy", "the Static policy is given without reservedMemory");
        }
    }
}
