using BenchmarkDotNet.Attributes;
using ContainerOS.Model.NodePools;
using ContainerOS.Rules;
using ContainerOS.Rules.Tests;

namespace ContainerOS.Bench;

/// <summary>All rules over pools. The goal: 10,000 pools in at most 1 s on one core.</summary>
[MemoryDiagnoser]
public class RulesBench
{
    private readonly NodePoolSpec[] generated = GeneratedPools.All;
    private readonly NodePoolSpec plain = Pools.Valid;

    /// <summary>All rules over 10,000 generated pools.</summary>
    [Benchmark]
    public int TenThousandPools() => generated.Sum(pool => PoolValidator.Validate(pool, Pools.Facts).Diagnostics.Count);

    /// <summary>All rules over a pool without bootstrap steps.</summary>
    [Benchmark]
    public int PlainPool() => PoolValidator.Validate(plain, Pools.Facts).Diagnostics.Count;
}
