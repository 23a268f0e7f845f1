using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.NodePools;
using ContainerOS.Rules.Tests.Generated.Faulty;
using FsCheck;
using FsCheck.Fluent;

namespace ContainerOS.Rules.Tests.Generated;

/// <summary>
/// Single faults in generated pools: each is reported by its rule, and no other error is reported.
/// </summary>
public sealed class FaultTests
{
    private const ulong Seed = 20260205;
    private const ulong Gamma = 1;
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(5000).WithReplay(Seed, Gamma);

    [Fact]
    public void Faults_CoverEveryRule() =>
        Assert.Equal(
            RuleCatalogue.All.Select(rule => rule.Info.Code),
            Faults.All.Select(fault => fault.Code).Distinct().Order(StringComparer.Ordinal)
        );

    /// <summary>Every fault is tested, not only a random selection.</summary>
    [Fact]
    public void Validate_PlainPoolWithAnyFault_IsFoundByItsRule() => Assert.All(Faults.All, fault => AssertFound(Pools.Valid, fault));

    [Fact]
    public void Validate_AnyPoolWithOneFault_IsFoundByItsRule()
    {
        var broken = from pool in ValidPools.All from fault in Gen.Elements<Fault>(Faults.All) select (Pool: pool, Fault: fault);

        Check.One(
            Many,
            Prop.ForAll(
                Arb.From(broken, each => PoolShrinker.Shrink(each.Pool).Select(pool => (pool, each.Fault))),
                each => AssertFound(each.Pool, each.Fault)
            )
        );
    }

    /// <summary>A pool of a component is checked without a name, and again when it has one. No other rule may depend on the name.</summary>
    [Fact]
    public void ValidateName_AnyPoolThatGetsAName_ReportsWhatACheckOfTheWholePoolDoes()
    {
        var named =
            from pool in ValidPools.All
            from fault in Gen.Elements<Fault>(Faults.All)
            from name in Gen.Elements<string?>(null, "web-1", "-web", "a name", new string('n', 64), "")
            from other in Gen.Elements(null, "other")
            select (Pool: fault.In(pool) with { Name = null }, Facts: fault.FactsOf(fault.In(pool)), Name: name, Other: other);

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(Seed, Gamma),
            Prop.ForAll(
                named.ToArbitrary(),
                each =>
                {
                    var spec = each.Name is null ? each.Pool : each.Pool with { Name = each.Name };
                    var facts = each.Facts with { PoolOfTheSameName = each.Other };
                    var earlier = PoolValidator.Validate(each.Pool, each.Facts with { PoolOfTheSameName = null });
                    var whole = PoolValidator.Validate(spec, facts);

                    foreach (var before in new[] { earlier, whole })
                    {
                        var report = PoolValidator.ValidateName(spec, facts, before);
                        Assert.Equal(whole.Diagnostics, report.Diagnostics);
                        Assert.Equal(whole.Undecided, report.Undecided);
                    }
                }
            )
        );
    }

    private static void AssertFound(NodePoolSpec pool, Fault fault)
    {
        var spec = fault.In(pool);
        var before = PoolValidator.Validate(pool, Pools.Facts).Diagnostics;
        var found = PoolValidator.Validate(spec, fault.FactsOf(spec)).Diagnostics;

        // A generated pool may already have the warning of the fault, but it has no errors.
        Assert.Contains(found, each => each.Code == fault.Code);
        Assert.DoesNotContain(found, each => each.Severity is Severity.Error && each.Code != fault.Code && !before.Contains(each));
    }
}
