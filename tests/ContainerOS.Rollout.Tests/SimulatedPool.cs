using System.Collections.Immutable;

namespace ContainerOS.Rollout.Tests;

/// <summary>What replacing a node leads to.</summary>
internal enum Outcome
{
    /// <summary>It has the image and is Ready.</summary>
    Ready,

    /// <summary>It has the image and never becomes Ready.</summary>
    NeverReady,

    /// <summary>It has the image and becomes Ready after a while.</summary>
    ReadyLater,

    /// <summary>The task fails, and it keeps its image.</summary>
    NotReplaced,
}

/// <summary>A pool that follows the steps of a rollout, with an outcome for each replacement.</summary>
internal sealed class SimulatedPool
{
    internal const string Old = "image-old";
    internal const string New = "image-new";

    private readonly Dictionary<string, RolloutNode> nodes;
    private readonly HashSet<string> late = [];
    private readonly Func<string, string, Outcome> outcomes;

    internal SimulatedPool(IEnumerable<(string Name, string Zone)> nodes, Func<string, string, Outcome> outcomes)
    {
        this.nodes = nodes.ToDictionary(node => node.Name, node => new RolloutNode(node.Name, node.Zone, Old, true));
        this.outcomes = outcomes;
    }

    internal string Template { get; private set; } = Old;

    internal ImmutableArray<RolloutNode> Nodes => [.. nodes.Values.OrderBy(node => node.Name, StringComparer.Ordinal)];

    /// <summary>The most nodes that were not Ready at the same time, those under replacement included.</summary>
    internal int MostDown { get; private set; }

    /// <summary>The nodes that ever had the new image.</summary>
    internal HashSet<string> Touched { get; } = [];

    internal int Steps { get; private set; }

    /// <summary>What replacing a node on the way back leads to.</summary>
    internal Func<string, Outcome> Back { get; init; } = _ => Outcome.Ready;

    /// <summary>The result of the checks of a batch, by its number.</summary>
    internal Func<int, RolloutCheckResult> Check { get; init; } = _ => new(RolloutCheckOutcome.Passed, "passed");

    /// <summary>Runs a plan to its end. Nothing is remembered but the time of the last batch.</summary>
    internal RolloutStep Run(RolloutPlan plan) => Run(plan, RolloutDecision.Begin(plan));

    /// <summary>Goes on with a plan from a step.</summary>
    internal RolloutStep Run(RolloutPlan plan, RolloutStep step)
    {
        TimeSpan? since = null;
        var approved = 0;
        var checkedBatch = 0;
        while (step.Kind is not (RolloutStepKind.Done or RolloutStepKind.RolledBack or RolloutStepKind.Stopped))
        {
            Assert.True(++Steps < 10_000, $"the rollout does not end: {step}");
            switch (step.Kind)
            {
                case RolloutStepKind.SetTemplate:
                    Template = step.ImageId!;
                    break;
                case RolloutStepKind.Check:
                    checkedBatch = step.Batch!.Number;
                    if (RolloutDecision.After(plan, step.Batch, [Check(checkedBatch)]) is { } after)
                    {
                        step = after;
                        continue;
                    }

                    break;
                case RolloutStepKind.Pause:
                    approved++;
                    break;
                case RolloutStepKind.Wait:
                    since = (since ?? TimeSpan.Zero) + TimeSpan.FromMinutes(1);
                    BecomeReady();
                    break;
                case RolloutStepKind.ReplaceNodes:
                    since = TimeSpan.Zero;
                    if (Replace(step, plan) is { } failure)
                    {
                        step = failure;
                        continue;
                    }

                    break;
            }

            step = RolloutDecision.Next(plan, new RolloutSituation(Template, Nodes, since, approved) { Checked = checkedBatch });
        }

        return step;
    }

    private RolloutStep? Replace(RolloutStep step, RolloutPlan plan)
    {
        MostDown = Math.Max(MostDown, nodes.Values.Count(node => !node.IsReady || step.Nodes.Contains(node.Name)));
        List<string> failed = [];
        foreach (var name in step.Nodes)
        {
            var outcome = step.ImageId == Old ? Back(name) : outcomes(name, step.ImageId!);
            if (outcome is Outcome.NotReplaced)
            {
                failed.Add(name);
                continue;
            }

            if (step.ImageId == New)
            {
                Touched.Add(name);
            }

            nodes[name] = nodes[name] with { ImageId = step.ImageId!, IsReady = outcome is Outcome.Ready };
            if (outcome is Outcome.ReadyLater)
            {
                late.Add(name);
            }
        }

        MostDown = Math.Max(MostDown, nodes.Values.Count(node => !node.IsReady));
        return failed.Count > 0 ? RolloutDecision.Fail(plan, step.Batch, failed) : null;
    }

    private void BecomeReady()
    {
        foreach (var name in late)
        {
            nodes[name] = nodes[name] with { IsReady = true };
        }

        late.Clear();
    }
}
