using System.Globalization;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5047: reservedMemory is what the kubelet keeps back in all.</summary>
internal sealed class ReservedMemoryMatchesReservationsRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5047",
            Title = "reservedMemory is what the kubelet keeps back in all",
            Paths = ["kubelet.reservedMemory"],
            Source = RuleSources.MemoryManager,
            Confidence = Confidence.Documented,
            Why =
                "the kubelet does not start with the Static policy unless the memory of reservedMemory equals kubeReserved + systemReserved + the hard eviction threshold of memory",
            Fix =
                "make the sum over all NUMA nodes equal to kubeReserved.memory + systemReserved.memory + evictionHard[\"memory.available\"]",
            IsSuppressible = false,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (
            !context.TryGetKnown(pool.Spec.Kubelet, "kubelet", out var kubelet)
            || kubelet.ReservedMemory is null
            || !context.TryGetKnown(kubelet.MemoryManagerPolicy, "kubelet.memoryManagerPolicy", out var policy)
            || policy != "Static"
        )
        {
            return;
        }

        var nodes = new List<double?>();
        foreach (var (_, node) in context.Each(kubelet.ReservedMemory, "kubelet.reservedMemory"))
        {
            nodes.Add(MemoryAmount.Bytes(node.Content.Limits, "memory"));
        }

        double?[] parts =
        [
            MemoryAmount.Bytes(kubelet.KubeReserved, "memory"),
            MemoryAmount.Bytes(kubelet.SystemReserved, "memory"),
            MemoryAmount.Bytes(kubelet.EvictionHard, "memory.available"),
        ];
        if (nodes.Count == 0 || nodes.Contains(null) || parts.Contains(null))
        {
            context.MarkUndecided("kubelet.reservedMemory", "not every amount it is made of is given: ACK computes the others");
        }
        else if (Math.Abs(nodes.Sum()!.Value - parts.Sum()!.Value) >= 1)
        {
            context.Fail("kubelet.reservedMemory", $"{Mebibytes(nodes)} MiB are reserved, and {Mebibytes(parts)} MiB are kept back");
        }
    }

    private static string Mebibytes(IEnumerable<double?> amounts) =>
        (amounts.Sum()!.Value / (1 << 20)).ToString("0.##", CultureInfo.InvariantCulture);
}
