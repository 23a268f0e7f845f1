using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.NodePools;
using ContainerOS.Rules.Tests.Generated.Faulty;
using FsCheck;
using FsCheck.Fluent;

namespace ContainerOS.Rules.Tests.Generated;

/// <summary>
/// Single faults in pools nobody wrote: each is caught by the rule that is meant for it, and no error is found beside it.
/// </summary>
public sealed class FaultTests
{
    private const ulong Seed = 20260205;
    private const ulong Gamma = 1;
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(5000).WithReplay(Seed, Gamma);

    [Fact]
    public void Faults_AreOfEveryRule() =>
        Assert.Equal(
            RuleCatalogue.All.Select(rule => rule.Info.Code),
            Faults.All.Select(fault => fault.Code).Distinct().Order(StringComparer.Ordinal)
        );

    /// <summary>No fault is left to chance.</summary>
    [Fact]
    public void Validate_APlainPoolWithAnyFault_IsCaughtByTheRuleMeantForIt() =>
        Assert.All(Faults.All, fault => AssertCaught(Pools.Valid, fault));

    [Fact]
    public void Validate_AnyPoolWithOneFault_IsCaughtByTheRuleMeantForIt()
    {
        var broken = from pool in ValidPools.All from fault in Gen.Elements<Fault>(Faults.All) select (Pool: pool, Fault: fault);

        Check.One(
            Many,
            Prop.ForAll(
                Arb.From(broken, each => SmallerPools.Of(each.Pool).Select(pool => (pool, each.Fault))),
                each => AssertCaught(each.Pool, each.Fault)
            )
        );
    }

    private static void AssertCaught(NodePoolSpec pool, Fault fault)
    {
        var spec = fault.In(pool);
        var before = PoolValidator.Validate(pool, Pools.Facts).Diagnostics;
        var found = PoolValidator.Validate(spec, fault.FactsOf(spec)).Diagnostics;

        // A generated pool may have the warning already that the fault is about; errors it has none.
        Assert.Contains(found, each => each.Code == fault.Code);
        Assert.DoesNotContain(found, each => each.Severity is Severity.Error && each.Code != fault.Code && !before.Contains(each));
    }
}
