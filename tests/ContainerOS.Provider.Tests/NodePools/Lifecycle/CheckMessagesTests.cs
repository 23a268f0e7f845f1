using ContainerOS.Provider.Configuration;
using ContainerOS.Provider.NodePools.Lifecycle;
using ContainerOS.Rules;

namespace ContainerOS.Provider.Tests.NodePools.Lifecycle;

public sealed class CheckMessagesTests
{
    [Fact]
    public void Undecided_RulesWithTheSameReason_ShareALine() =>
        Assert.Equal(
            ["undecided at bootstrap: not known yet (COS3003, COS3004)", "undecided at clusterId: no cloud was asked (COS1001)"],
            CheckMessages.Undecided(
                new PoolReport(
                    [],
                    [
                        new UndecidedCheck("COS3004", "bootstrap", "not known yet"),
                        new UndecidedCheck("COS3003", "bootstrap", "not known yet"),
                        new UndecidedCheck("COS1001", "clusterId", "no cloud was asked"),
                    ]
                )
            )
        );

    [Fact]
    public void Undecided_ManyRules_ListsTheFirstAndCountsTheRest() =>
        Assert.Equal(
            ["undecided at clusterId: not known yet (COS1001, COS1002 and 3 more)"],
            CheckMessages.Undecided(
                new PoolReport(
                    [],
                    [.. Enumerable.Range(1001, 5).Select(code => new UndecidedCheck($"COS{code}", "clusterId", "not known yet"))]
                ),
                limit: 2
            )
        );

    [Fact]
    public void Suppressed_RuleThatFoundNothing_IsNotMentioned() =>
        Assert.Empty(
            CheckMessages.Suppressed(new PoolReport([], []), new Suppressions(new Dictionary<string, string> { ["COS8012"] = "no TLS" }))
        );
}
