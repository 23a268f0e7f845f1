using System.Collections.Concurrent;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.NodePools;
using ContainerOS.Rules.Tests.Generated;
using ContainerOS.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace ContainerOS.Rules.Tests.Emulated;

/// <summary>
/// Pools that pass the rules are accepted by the emulator, which rejects the same requests as the real API. CONTAINEROS_EMULATED_POOLS
/// sets how many.
/// </summary>
public sealed class GeneratedPoolsOnEmulatorTests
{
    private const int DefaultCount = 500;

    private const int Size = 20;

    /// <summary>The pools that one emulator gets, one after another.</summary>
    private const int PoolsOfAnAccount = 25;

    [Fact]
    public async Task Create_AnyPoolThatPassed_IsAccepted()
    {
        var refusals = new ConcurrentBag<string>();
        var count = RunCount.Of("CONTAINEROS_EMULATED_POOLS", DefaultCount);
        var accounts = ValidPools.All.Sample(count, new Rnd(20260205), Size).Chunk(PoolsOfAnAccount);

        await Parallel.ForEachAsync(
            accounts,
            TestContext.Current.CancellationToken,
            async (pools, ct) =>
            {
                foreach (var refusal in await RefusalsAsync(pools, ct))
                {
                    refusals.Add(refusal);
                }
            }
        );

        Assert.Empty(refusals);
    }

    private static async Task<IReadOnlyList<string>> RefusalsAsync(IEnumerable<NodePoolSpec> pools, CancellationToken ct)
    {
        var refusals = new List<string>();
        await using var ack = await EmulatedAck.StartAsync();
        foreach (var pool in pools)
        {
            Assert.DoesNotContain(PoolValidator.Validate(pool, Pools.Facts).Diagnostics, found => found.Severity is Severity.Error);
            if (await ack.RefusalAsync(Placement.Of(pool, Pools.Facts), ct) is { } refusal)
            {
                refusals.Add(refusal);
            }
        }

        return refusals;
    }
}
