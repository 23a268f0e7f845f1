using System.Globalization;
using System.Text;
using ContainerOS.Rollout;

namespace ContainerOS.Provider.NodePools.Lifecycle;

/// <summary>A rollout in words, for previews and status lines.</summary>
internal static class RolloutMessages
{
    /// <summary>How many batches and names of nodes a plan shows.</summary>
    private const int Shown = 8;

    /// <summary>A plan: what the nodes get, its batches, its minutes, and what cannot be undone.</summary>
    internal static string Describe(RolloutPlan plan)
    {
        var text = new StringBuilder("rollout: ").Append(plan.Summary);
        foreach (var change in plan.Changes)
        {
            text.Append("\n  ").Append(change);
        }

        var left = plan.BatchesLeft.ToList();
        foreach (var batch in left.Take(Shown))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  batch {batch.Number}{(batch.Number == 1 ? " (canary)" : string.Empty)}")
                .Append(batch.Zone.Length > 0 ? $", {batch.Zone}" : string.Empty)
                .Append(": ")
                .AppendJoin(", ", batch.Nodes.Take(Shown))
                .Append(batch.Nodes.Length > Shown ? ", ..." : string.Empty);
        }

        if (left.Count > Shown)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  ... and {left.Count - Shown} more batches");
        }

        text.Append("\n  on failure: ").Append(plan.AfterFailure).Append("\n  capacity: ").Append(plan.Capacity);
        foreach (var line in plan.Warnings)
        {
            text.Append("\n  warning: ").Append(line);
        }

        foreach (var line in plan.CannotBeUndone)
        {
            text.Append("\n  cannot be undone: ").Append(line);
        }

        return text.ToString();
    }

    /// <summary>A moment as a status line.</summary>
    internal static string Describe(RolloutPlan plan, RolloutMoment moment)
    {
        var step = moment.Step;
        var what = step switch
        {
            { Kind: RolloutStepKind.ReplaceNodes, Batch: { } batch } => $"batch {batch.Number} of {plan.Batches.Length}",
            _ => step.Reason,
        };
        var nodes = moment.OnTarget + moment.Before + moment.NotReady;
        return $"rollout: {what}{(moment.Activity is { } activity ? $": {activity}" : string.Empty)}; "
            + $"{moment.OnTarget} of {nodes} nodes done"
            + (moment.NotReady > 0 ? $", {moment.NotReady} not Ready" : string.Empty);
    }
}
