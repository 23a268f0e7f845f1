using ContainerOS.Provider.Configuration;
using ContainerOS.Provider.NodePools;
using ContainerOS.Rules;

namespace ContainerOS.Provider.Tests.Checking;

public sealed class CheckNotesTests
{
    [Fact]
    public void Undecided_RulesThatWaitForTheSame_ShareALine() =>
        Assert.Equal(
            ["undecided at bootstrap: not known yet (COS3003, COS3004)", "undecided at clusterId: no cloud was asked (COS1001)"],
            CheckNotes.Undecided(
                new PoolReport(
                    [],
                    [
                        new UndecidedRule("COS3004", "bootstrap", "not known yet"),
                        new UndecidedRule("COS3003", "bootstrap", "not known yet"),
                        new UndecidedRule("COS1001", "clusterId", "no cloud was asked"),
                    ]
                )
            )
        );

    [Fact]
    public void Suppressed_RuleThatFoundNothing_IsNotMentioned() =>
        Assert.Empty(
            CheckNotes.Suppressed(new PoolReport([], []), new Suppressions(new Dictionary<string, string> { ["COS8012"] = "no TLS" }))
        );
}
