using System.Diagnostics;
using ContainerOS.Model.NodePools;
using ContainerOS.Rules.Tests.Generated;
using FsCheck;
using FsCheck.Fluent;

namespace ContainerOS.Rules.Tests;

public sealed class CostTests(ITestOutputHelper output)
{
    private const int Pools = 10_000;

    /// <summary>All of them are the same pool.</summary>
    private const int Repeats = 2_000;

    /// <summary>The limit of ADR 15, as ADR 32 raised it. Time is measured by tests/Bench, because tests share the machine.</summary>
    private const long MostBytes = 22_500;

    private static NodePoolSpec Rich =>
        Fixtures.Fixture.Read("COS3004/pass-1").Spec with
        {
            Kubelet = Fixtures.Fixture.Read("COS5028/pass-1").Spec.Kubelet,
            Labels = Fixtures.Fixture.Read("COS5001/pass-1").Spec.Labels,
            Tags = Fixtures.Fixture.Read("COS6102/pass-2").Spec.Tags,
        };

    /// <summary>About two percent more than optimized code allocates: on a busy machine, code runs that is not optimized yet.</summary>
    [Theory]
    [InlineData("plain", 500)]
    [InlineData("rich", 7_000)]
    public void Validate_APool_StaysWithinItsMemory(string kind, long most)
    {
        var spec = kind == "plain" ? Tests.Pools.Valid : Rich;
        PoolValidator.Validate(spec, Tests.Pools.Facts);

        var (before, from) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
        for (var count = 0; count < Repeats; count++)
        {
            PoolValidator.Validate(spec, Tests.Pools.Facts);
        }

        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / Repeats;
        output.WriteLine($"{kind}: {bytes} bytes a pool, {Stopwatch.GetElapsedTime(from).TotalMilliseconds:F0} ms for {Repeats}");
        Assert.InRange(bytes, 0, most);
    }

    /// <summary>
    /// The generator's pools, half of them with up to 6 bootstrap steps, from the seed of the bench: 99 of
    /// 100 of them.
    /// </summary>
    [Fact]
    public void Validate_GeneratedPools_StayWithinTheirMemory()
    {
        var pools = ValidPools.All.Sample(Pools, new Rnd(20260205), 20).ToList();
        pools.ForEach(pool => PoolValidator.Validate(pool, Tests.Pools.Facts));

        var bytes = pools.ConvertAll(Allocated);
        bytes.Sort();
        output.WriteLine($"generated: p50 {bytes[Pools / 2]}, p90 {bytes[Pools * 90 / 100]}, p99 {bytes[Pools * 99 / 100]} bytes a pool");
        Assert.InRange(bytes[Pools / 2], 0, 1_400);
        Assert.InRange(bytes[Pools * 90 / 100], 0, 11_500);
        Assert.InRange(bytes[Pools * 99 / 100], 0, MostBytes);
    }

    private static long Allocated(NodePoolSpec spec)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        PoolValidator.Validate(spec, Tests.Pools.Facts);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
