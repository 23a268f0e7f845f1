using System.Collections.Concurrent;

namespace ContainerOS.Sdk.Ack.Tasks.Polling;

/// <summary>When a running task is expected to end, on our clock.</summary>
/// <param name="Stage">The end of the current stage.</param>
/// <param name="Task">The end of the task.</param>
/// <param name="ImprovesOnTheWay">Whether reads before the end make the estimate better, because nodes finish one by one.</param>
internal sealed record CompletionEstimate(TimeWindow Stage, TimeWindow Task, bool ImprovesOnTheWay)
{
    /// <summary>Estimates the end of a task; null when there is nothing to estimate it from.</summary>
    /// <param name="timeline">The progress of the task.</param>
    /// <param name="taskType">The kind of task.</param>
    /// <param name="durations">How long the stages of earlier tasks took.</param>
    /// <param name="nodesEnd">When the current stage will have finished its nodes; null when unknown.</param>
    /// <param name="now">The time on our clock.</param>
    public static CompletionEstimate? For(
        TaskTimeline timeline,
        string? taskType,
        StageDurations durations,
        TimeWindow? nodesEnd,
        DateTimeOffset now
    )
    {
        var open = timeline.Stages.Where(stage => stage.End is null).ToArray();
        if (
            open is not [{ Start: { } start } current, .. var rest]
            || (nodesEnd ?? durations.EndOf(taskType, current, timeline, new(start, start))) is not { } stageEnd
        )
        {
            return null;
        }

        var taskEnd = stageEnd;
        foreach (var next in rest)
        {
            if (durations.EndOf(taskType, next, timeline, taskEnd.NotBefore(now)) is not { } end)
            {
                return null;
            }

            taskEnd = end;
        }

        return new(stageEnd, taskEnd, nodesEnd is not null && timeline.Resources - timeline.FinishedResources > 1);
    }
}

/// <summary>The times between which something is expected to happen.</summary>
/// <param name="Earliest">The first of them.</param>
/// <param name="Latest">The last of them, as far as is known.</param>
internal readonly record struct TimeWindow(DateTimeOffset Earliest, DateTimeOffset Latest)
{
    /// <summary>The window for something that has not happened yet.</summary>
    public TimeWindow NotBefore(DateTimeOffset now) => new(Earliest > now ? Earliest : now, Latest > now ? Latest : now);
}

/// <summary>How long the stages of earlier tasks of a client took, by kind of task and name of stage.</summary>
internal sealed class StageDurations
{
    // Enough to know the spread of one kind of stage; a client that runs for months stays small.
    private const int KeptPerStage = 32;

    // The assumed spread around the only duration seen, and around the other stages of the same task. Both are assumptions of ours.
    private const double SpreadAroundOne = 0.06;
    private const double SpreadAroundSiblings = 0.1;
    private const int FewestSiblings = 2;
    private readonly ConcurrentDictionary<(string Type, string Stage), TimeSpan[]> durations = new();

    /// <summary>Records the stages of a task that succeeded.</summary>
    /// <param name="taskType">The kind of task.</param>
    /// <param name="timeline">Its stages.</param>
    /// <param name="speed">How much faster the service's clock runs than ours; 1 for the real service.</param>
    public void Record(string? taskType, TaskTimeline timeline, double speed = 1)
    {
        foreach (var stage in timeline.Stages)
        {
            if (stage.Duration / speed is { } duration && duration > TimeSpan.Zero)
            {
                durations.AddOrUpdate(
                    (taskType ?? string.Empty, stage.Name),
                    [duration],
                    (_, known) => [.. known.TakeLast(KeptPerStage - 1), duration]
                );
            }
        }
    }

    /// <summary>When a stage ends that starts in a window; null when no earlier duration is known.</summary>
    public TimeWindow? EndOf(string? taskType, StageTimes stage, TaskTimeline timeline, TimeWindow start) =>
        (OfEarlierTasks(taskType, stage.Name) ?? OfSiblings(timeline)) is { } known
            ? new(start.Earliest + known.Shortest, start.Latest + known.Longest)
            : null;

    private static (TimeSpan Shortest, TimeSpan Longest)? OfSiblings(TaskTimeline timeline)
    {
        var known = timeline
            .Stages.Select(stage => stage.Duration)
            .OfType<TimeSpan>()
            .Where(duration => duration > TimeSpan.Zero)
            .ToArray();
        return known.Length < FewestSiblings ? null : (known.Min() * (1 - SpreadAroundSiblings), known.Max() * (1 + SpreadAroundSiblings));
    }

    private (TimeSpan Shortest, TimeSpan Longest)? OfEarlierTasks(string? taskType, string stage)
    {
        if (!durations.TryGetValue((taskType ?? string.Empty, stage), out var known))
        {
            return null;
        }

        // With n durations seen, the next one is as likely to be outside them, on one side, as in any gap between two of them.
        var (shortest, longest) = (known.Min(), known.Max());
        var margin = known.Length == 1 ? shortest * SpreadAroundOne : (longest - shortest) / (known.Length - 1);
        return (shortest - margin, longest + margin);
    }
}

/// <summary>How fast a stage finishes its nodes; the remaining nodes are expected to take as long each.</summary>
internal sealed class NodeRate
{
    // How far one node may be from the average, as a share; over n nodes the differences shrink by the square root of n. An assumption.
    private const double Spread = 0.2;
    private int finished;
    private TimeWindow? finishedAt;

    /// <summary>Records what a read found.</summary>
    /// <param name="timeline">The progress of the task, on our clock.</param>
    /// <param name="lastRead">The read before.</param>
    /// <param name="now">This read.</param>
    public void Record(TaskTimeline timeline, DateTimeOffset lastRead, DateTimeOffset now)
    {
        if (timeline.FinishedResources > finished)
        {
            // An event since the last read is taken to be the end of the node.
            finishedAt =
                timeline.Latest is { } latest && latest > lastRead && latest < now ? new TimeWindow(latest, latest) : new(lastRead, now);
            finished = timeline.FinishedResources;
        }
    }

    /// <summary>When the current stage will have finished all nodes; null before its first node is done.</summary>
    /// <param name="start">When the current stage started.</param>
    /// <param name="nodes">How many nodes there are.</param>
    public TimeWindow? EndOf(DateTimeOffset? start, int nodes)
    {
        if (start is not { } begin || finishedAt is not { } at || at.Earliest <= begin)
        {
            return null;
        }

        var remaining = (nodes - finished) / (double)finished;
        var margin = Spread * Math.Sqrt(Math.Max(nodes - finished, 1)) / finished;
        return new(
            at.Earliest + ((at.Earliest - begin) * Math.Max(remaining - margin, 0)),
            at.Latest + ((at.Latest - begin) * (remaining + margin))
        );
    }
}
