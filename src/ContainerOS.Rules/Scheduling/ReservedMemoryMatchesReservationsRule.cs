using System.Globalization;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5047: reservedMemory equals the kubelet's total memory reservation.</summary>
internal sealed class ReservedMemoryMatchesReservationsRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5047",
            Title = "reservedMemory equals the kubelet's total memory reservation",
            Paths = ["kubelet.reservedMemory"],
            Source = RuleSources.MemoryManager,
            Confidence = Confidence.Documented,
            Why =
                "the kubelet does not start with the Static policy unless the memory of reservedMemory equals kubeReserved + "
                + "systemReserved + the hard eviction threshold of memory",
            Fix =
                "make the sum over all NUMA nodes equal to kubeReserved.memory + systemReserved.memory + "
                + "evictionHard[\"memory.available\"]",
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
            context.MarkUndecided("kubelet.reservedMemory", "not all of the amounts are set, and ACK computes the others");
        }
        else if (Math.Abs(nodes.Sum()!.Value - parts.Sum()!.Value) >= 1)
        {
            context.Fail(
                "kubelet.reservedMemory",
                $"reservedMemory is {Mebibytes(nodes)} MiB, and the kubelet reserves {Mebibytes(parts)} MiB"
            );
        }
    }

    private static string Mebibytes(IEnumerable<double?> amounts) =>
        (amounts.Sum()!.Value / (1 << 20)).ToString("0.##", CultureInfo.InvariantCulture);
}
