using System.Collections.Immutable;

namespace ContainerOS.Rollout.Tests;

/// <summary>What is reported before a drain that cannot end.</summary>
public sealed class DrainEstimateTests
{
    private static RolloutPlan Plan { get; } =
        RolloutPlan.Create(
            ("c", "np"),
            "old",
            "new",
            Enumerable.Range(1, 3).Select(number => new RolloutNode($"n{number}", "zone-a", "old", true)),
            new RolloutOptions { MaxParallelism = 2 }
        );

    [Fact]
    public void BudgetThatAllowsNothing_BlocksTheDrain() =>
        Assert.Equal(
            [
                "the PodDisruptionBudget shop/web allows no disruption now: the drain of n1, n2 cannot end while that is so, and ACK "
                    + "gives it up after 30 minutes",
            ],
            Of([Pod("a", "n1", "shop/web"), Pod("b", "n2", "shop/web")], ("shop/web", 0))
        );

    [Fact]
    public void BatchWithMorePodsThanABudgetAllows_Waits() =>
        Assert.Contains(
            "batch 2: 2 pods of the PodDisruptionBudget shop/web are on its nodes, and it allows 1 at a time",
            Assert.Single(Of([Pod("a", "n2", "shop/web"), Pod("b", "n3", "shop/web")], ("shop/web", 1))),
            StringComparison.Ordinal
        );

    [Fact]
    public void OnlyPodOfItsOwner_AndPodWithoutOne_AreNamed()
    {
        var warnings = Of([Pod("a", "n1") with { Owner = "shop/ReplicaSet/a" }, Pod("b", "n2") with { Owner = null }]);

        Assert.Equal(
            [
                "batch 2: nothing recreates the pod shop/b of n2: it is lost",
                "batch 1: shop/ReplicaSet/a has one pod, on n1: it is down until it runs elsewhere",
            ],
            warnings
        );
    }

    [Fact]
    public void PodsThatTheOtherNodesCannotTake_StayPending() =>
        Assert.Contains(
            "batch 2: its pods request 3 cores, and the other nodes have 1 left",
            Assert.Single(
                Of([
                    Pod("a", "n1") with
                    {
                        MilliCpu = 1000,
                    },
                    Pod("b", "n2") with
                    {
                        MilliCpu = 1500,
                    },
                    Pod("c", "n3") with
                    {
                        MilliCpu = 1500,
                    },
                ])
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void PodsElsewhere_AndEnoughBudget_AreNoWarning() =>
        Assert.Empty(Of([Pod("a", "n1", "shop/web"), Pod("b", "other", "shop/web")], ("shop/web", 1)));

    private static ImmutableArray<string> Of(ImmutableArray<DrainedPod> pods, params (string Name, int Allowed)[] budgets) =>
        new DrainEstimate(
            pods,
            budgets.ToImmutableDictionary(budget => budget.Name, budget => budget.Allowed),
            [.. Plan.Nodes.Select(node => new DrainTarget(node, 2000, 1L << 33))]
        ).Of(Plan);

    private static DrainedPod Pod(string name, string node, params ImmutableArray<string> budgets) =>
        new($"shop/{name}", node, "shop/ReplicaSet/web", 0, 0, budgets);
}
