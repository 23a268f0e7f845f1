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
        var text = new StringBuilder();
        var nodes = plan.Nodes.Count();
        text.Append(CultureInfo.InvariantCulture, $"rollout: {Count(nodes, "node")} in {Count(plan.Batches.Length, "batch")}, ")
            .Append(CultureInfo.InvariantCulture, $"about {Minutes(plan.Expected.P50)} minutes (P90 {Minutes(plan.Expected.P90)}; ")
            .Append(plan.MeasuredBatches > 0 ? $"measured from {Count(plan.MeasuredBatches, "earlier batch")}" : "assumed")
            .Append(')');
        foreach (var change in Changes(plan))
        {
            text.Append("\n  ").Append(change);
        }

        foreach (var batch in plan.Batches.Take(Shown))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  batch {batch.Number}{(batch.Number == 1 ? " (canary)" : string.Empty)}")
                .Append(batch.Zone.Length > 0 ? $", {batch.Zone}" : string.Empty)
                .Append(": ")
                .AppendJoin(", ", batch.Nodes.Take(Shown))
                .Append(batch.Nodes.Length > Shown ? ", ..." : string.Empty);
        }

        if (plan.Batches.Length > Shown)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  ... and {Count(plan.Batches.Length - Shown, "batch")} more");
        }

        text.Append("\n  on failure: ").Append(OnFailure(plan));
        text.Append(
            CultureInfo.InvariantCulture,
            $"\n  capacity: {plan.MissingNodeMinutes:0.#} node-minutes are missing; no instance is added, so the bill stays the same"
        );
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

    private static IEnumerable<string> Changes(RolloutPlan plan)
    {
        if (plan.FromImageId != plan.TargetImageId)
        {
            yield return $"image {plan.FromImageId} -> {plan.TargetImageId}";
        }

        if (plan.KubernetesVersion is { } kubernetes)
        {
            yield return $"Kubernetes {kubernetes}";
        }

        if (plan.RuntimeVersion is { } runtime)
        {
            yield return $"containerd {plan.FromRuntimeVersion ?? "?"} -> {runtime}";
        }
    }

    private static string OnFailure(RolloutPlan plan) =>
        (plan.HasWayBack, plan.Options.OnFailure) switch
        {
            (false, _) => "the rollout stops; it has no way back",
            (_, FailureAction.Rollback) => "all nodes go back to the image they had",
            _ => "in the first batch, its nodes go back; later, the rollout stops",
        };

    private static string Count(int number, string word) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{number} {word}{(number == 1 ? string.Empty : word.EndsWith("ch", StringComparison.Ordinal) ? "es" : "s")}"
        );

    private static string Minutes(TimeSpan span) => span.TotalMinutes.ToString("0.0", CultureInfo.InvariantCulture);
}
