using ContainerOS.Model.Diagnostics;
using FsCheck;
using FsCheck.Fluent;

namespace ContainerOS.Rules.Tests.Generated;

/// <summary>Pools nobody wrote: valid ones pass, and each of the faults is caught by the rule that is meant for it, alone.</summary>
public sealed class GeneratedPoolTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(5000);

    [Fact]
    public void Validate_AnyValidPool_HasNoError() => Check.One(Many, Prop.ForAll(ValidPools.All.ToArbitrary(), pool =>
        Assert.DoesNotContain(PoolValidator.Validate(pool, Pools.Facts).Diagnostics, found => found.Severity is Severity.Error)));

    [Fact]
    public void Validate_AnyPoolWithOneFault_IsCaughtByTheRuleMeantForIt()
    {
        var broken = from pool in ValidPools.All from fault in Gen.Elements(Faults.All) select (fault.Code, Pool: fault.Break(pool));

        Check.One(Many, Prop.ForAll(broken.ToArbitrary(), each => Assert.Equal(
            [each.Code],
            PoolValidator.Validate(each.Pool, Pools.Facts).Diagnostics.Where(found => found.Severity is Severity.Error).Select(found => found.Code).Distinct())));
    }

    [Fact]
    public void Validate_AnyScriptCutAnywhere_IsJudgedWithoutAnException()
    {
        var cut = from script in BootstrapParts.Script from at in Gen.Choose(0, script.Length) from letter in Gen.Elements("\"'`$(){}<>|&;#\\\n!=[]".ToCharArray()) select script.Insert(at, letter.ToString());

        Check.One(Many, Prop.ForAll(cut.ToArbitrary(), script => PoolValidator.Validate(Pools.WithScript(script), Pools.Facts) is not null));
    }

    [Fact]
    public void Validate_AnyLetters_AreJudgedWithoutAnException()
    {
        var noise = Gen.ArrayOf(Gen.Elements("ab \"'`$(){}<>|&;#\\\n!=[]*?~-/EOFifdone".ToCharArray())).Select(letters => new string(letters));

        Check.One(Many, Prop.ForAll(noise.ToArbitrary(), script => PoolValidator.Validate(Pools.WithScript(script), Pools.Facts) is not null));
    }
}
