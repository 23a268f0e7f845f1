using System.Diagnostics;
using ContainerOS.Model.NodePools;

namespace ContainerOS.Rules.Tests;

public sealed class CostTests(ITestOutputHelper output)
{
    private const int Pools = 10_000;

    /// <summary>What issue 3 allows a pool: 20 KB. Time is measured in the bench, not here, where others share the machine.</summary>
    private const long MostBytes = 20_000;

    public static TheoryData<string> Kinds => ["plain", "rich"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Validate_APool_StaysWithinItsMemory(string kind)
    {
        var spec = kind == "plain" ? Tests.Pools.Valid : Rich;
        PoolValidator.Validate(spec, Tests.Pools.Facts);

        var (before, from) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
        for (var count = 0; count < Pools; count++)
        {
            PoolValidator.Validate(spec, Tests.Pools.Facts);
        }

        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / Pools;
        output.WriteLine($"{kind}: {bytes} bytes a pool, {Stopwatch.GetElapsedTime(from).TotalMilliseconds:F0} ms for {Pools}");
        Assert.InRange(bytes, 0, kind == "plain" ? MostBytes : 10 * MostBytes);
    }

    private static NodePoolSpec Rich => Fixtures.Fixture.Read("COS3004/pass-1").Spec with
    {
        Kubelet = Fixtures.Fixture.Read("COS5028/pass-1").Spec.Kubelet,
        Labels = Fixtures.Fixture.Read("COS5001/pass-1").Spec.Labels,
        Tags = Fixtures.Fixture.Read("COS6102/pass-2").Spec.Tags,
    };
}
