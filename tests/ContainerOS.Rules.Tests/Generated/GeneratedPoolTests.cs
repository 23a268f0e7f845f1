using ContainerOS.Model.Diagnostics;
using FsCheck;
using FsCheck.Fluent;

namespace ContainerOS.Rules.Tests.Generated;

/// <summary>Generated pools: valid pools pass, and scripts with any content are checked without an exception.</summary>
public sealed class GeneratedPoolTests
{
    private const ulong Seed = 20260205;
    private const ulong Gamma = 1;
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(5000).WithReplay(Seed, Gamma);

    [Fact]
    public void Validate_AnyValidPool_HasNoError() =>
        Check.One(
            Many,
            Prop.ForAll(
                Arb.From(ValidPools.All, PoolShrinker.Shrink),
                pool =>
                    Assert.DoesNotContain(PoolValidator.Validate(pool, Pools.Facts).Diagnostics, found => found.Severity is Severity.Error)
            )
        );

    [Fact]
    public void Shrink_FailingPool_KeepsOnlyTheCause()
    {
        var pool = ValidPools
            .All.Sample(50, new Rnd(Seed), 50)
            .First(made => made is { Taints.Items.Count: > 0, Kubelet: not null, SystemDisk: not null });
        while (PoolShrinker.Shrink(pool).FirstOrDefault(smaller => smaller.Taints is not null) is { } smaller)
        {
            pool = smaller;
        }

        Assert.Equal(
            (null, null, null, null, null, null),
            (pool.Bootstrap, pool.Kubelet, pool.Containerd, pool.Rollout, pool.Labels, pool.SystemDisk)
        );
        Assert.Equal((1, 1), (pool.InstanceTypes!.Items.Count, pool.VSwitchIds!.Items.Count));
        Assert.DoesNotContain(PoolValidator.Validate(pool, Pools.Facts).Diagnostics, found => found.Severity is Severity.Error);
    }

    [Fact]
    public void Validate_AnyScriptWithAnInsertedCharacter_DoesNotThrow()
    {
        var cut =
            from script in BootstrapParts.Script
            from at in Gen.Choose(0, script.Length)
            from letter in Gen.Elements("\"'`$(){}<>|&;#\\\n!=[]".ToCharArray())
            select script.Insert(at, letter.ToString());

        Check.One(
            Many,
            Prop.ForAll(cut.ToArbitrary(), script => PoolValidator.Validate(Pools.WithScript(script), Pools.Facts) is not null)
        );
    }

    [Fact]
    public void Validate_AnyCharacters_DoNotThrow()
    {
        var noise = Gen.ArrayOf(Gen.Elements("ab \"'`$(){}<>|&;#\\\n!=[]*?~-/EOFifdone".ToCharArray()))
            .Select(letters => new string(letters));

        Check.One(
            Many,
            Prop.ForAll(noise.ToArbitrary(), script => PoolValidator.Validate(Pools.WithScript(script), Pools.Facts) is not null)
        );
    }
}
