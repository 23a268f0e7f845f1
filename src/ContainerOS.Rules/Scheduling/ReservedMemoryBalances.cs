using System.Globalization;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5047: reservedMemory is what the kubelet keeps back in all.</summary>
internal sealed class ReservedMemoryBalances : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5047",
            Title = "reservedMemory is what the kubelet keeps back in all",
            Paths = ["kubelet.reservedMemory"],
            Source = Sources.MemoryManager,
            Confidence = Confidence.Documented,
            Why =
                "the kubelet does not start with the Static policy unless the memory of reservedMemory equals kubeReserved + systemReserved + the hard eviction threshold of memory",
            Fix =
                "make the sum over all NUMA nodes equal to kubeReserved.memory + systemReserved.memory + evictionHard[\"memory.available\"]",
            IsSuppressible = false,
        };

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        if (
            !verdicts.Knows(pool.Spec.Kubelet, "kubelet", out var kubelet)
            || kubelet.ReservedMemory is null
            || !verdicts.Knows(kubelet.MemoryManagerPolicy, "kubelet.memoryManagerPolicy", out var policy)
            || policy != "Static"
        )
        {
            return;
        }

        var nodes = new List<double?>();
        foreach (var (_, node) in verdicts.Each(kubelet.ReservedMemory, "kubelet.reservedMemory"))
        {
            nodes.Add(MemoryAmount.Of(node.Content.Limits, "memory"));
        }

        double?[] parts =
        [
            MemoryAmount.Of(kubelet.KubeReserved, "memory"),
            MemoryAmount.Of(kubelet.SystemReserved, "memory"),
            MemoryAmount.Of(kubelet.EvictionHard, "memory.available"),
        ];
        if (nodes.Count == 0 || nodes.Contains(null) || parts.Contains(null))
        {
            verdicts.Undecided("kubelet.reservedMemory", "not every amount it is made of is given: ACK computes the others");
        }
        else if (Math.Abs(nodes.Sum()!.Value - parts.Sum()!.Value) >= 1)
        {
            verdicts.Fail("kubelet.reservedMemory", $"{Mebibytes(nodes)} MiB are reserved, and {Mebibytes(parts)} MiB are kept back");
        }
    }

    private static string Mebibytes(IEnumerable<double?> amounts) =>
        (amounts.Sum()!.Value / (1 << 20)).ToString("0.##", CultureInfo.InvariantCulture);
}
