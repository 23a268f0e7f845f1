using ContainerOS.Model.NodePools;
using ContainerOS.Rules.Tests.Generated;
using FsCheck;
using FsCheck.Fluent;

namespace ContainerOS.Bench;

/// <summary>10,000 pools, the same in every run. Half of them have up to 6 bootstrap steps, a quarter of which are scripts.</summary>
internal static class GeneratedPools
{
    private const int Count = 10_000;
    private const ulong Seed = 20260205;
    private const int Size = 20;

    internal static NodePoolSpec[] All { get; } = [.. ValidPools.All.Sample(Count, new Rnd(Seed), Size)];
}
