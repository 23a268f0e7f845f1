using ContainerOS.Sdk.Errors;

namespace ContainerOS.Sdk.Ack.Tasks.Polling;

/// <summary>What a task reports about its progress: its stages, its resources, and the latest time in it.</summary>
/// <param name="Stages">The stages in order. A task without stages counts as one stage.</param>
/// <param name="FinishedResources">How many resources are done.</param>
/// <param name="Resources">How many resources the task works on.</param>
/// <param name="Latest">The latest time of a stage or an event; null when there is none.</param>
internal sealed record TaskTimeline(IReadOnlyList<StageTimes> Stages, int FinishedResources, int Resources, DateTimeOffset? Latest)
{
    /// <summary>
    /// The finished share of the resources or, without resources, of the stages, 0 to 100; null when neither is reported.
    /// </summary>
    public int? Percent =>
        Resources > 1 ? FinishedResources * 100 / Resources
        : Stages.Count > 1 ? Stages.Count(stage => stage.End is not null) * 100 / Stages.Count
        : null;

    /// <summary>When the current stage started; null when no stage is running.</summary>
    public DateTimeOffset? CurrentStageStart => Stages.FirstOrDefault(stage => stage.End is null)?.Start;

    public static TaskTimeline Of(TaskInfo task)
    {
        StageTimes[] stages =
        [
            .. (task.Stages ?? []).Select(
                (stage, index) =>
                    new StageTimes(stage.Name ?? stage.Message ?? $"{index}", Lenient(() => stage.StartTime), Lenient(() => stage.EndTime))
            ),
        ];
        if (stages.Length == 0)
        {
            stages = [new("task", Lenient(() => task.Created), null)];
        }

        // The service may report success without the end of the last stage.
        if (task.IsSucceeded && stages[^1].End is null)
        {
            stages[^1] = stages[^1] with { End = Lenient(() => task.Updated) };
        }

        var results = task.Results ?? [];
        var times = stages
            .SelectMany(stage => new[] { stage.Start, stage.End })
            .Concat((task.Events ?? []).Select(item => Lenient(() => item.Timestamp)));
        return new(
            stages,
            results.Count(result => result.Status is { } status && status != TaskResultStatus.Initial),
            results.Count,
            times.Max()
        );
    }

    /// <summary>The same timeline with all times moved by an offset.</summary>
    public TaskTimeline Shift(TimeSpan offset) =>
        this with
        {
            Stages = [.. Stages.Select(stage => stage with { Start = stage.Start + offset, End = stage.End + offset })],
            Latest = Latest + offset,
        };

    // A time in an unknown format makes the estimate worse; it must not end the polling.
    private static DateTimeOffset? Lenient(Func<DateTimeOffset?> read)
    {
        try
        {
            return read();
        }
        catch (UnexpectedFieldException)
        {
            return null;
        }
    }
}

/// <summary>The times of one stage of a task.</summary>
/// <param name="Name">The name of the stage.</param>
/// <param name="Start">When it started; null before that.</param>
/// <param name="End">When it ended; null before that.</param>
internal sealed record StageTimes(string Name, DateTimeOffset? Start, DateTimeOffset? End)
{
    /// <summary>How long it took; null before its end.</summary>
    public TimeSpan? Duration => End - Start;
}
