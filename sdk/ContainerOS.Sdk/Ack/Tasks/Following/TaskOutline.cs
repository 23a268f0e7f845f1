using System.Globalization;

namespace ContainerOS.Sdk.Ack.Tasks.Following;

/// <summary>How far a task is: its stages with their times, its results, and the last moment it speaks of.</summary>
/// <param name="Stages">The stages, in their order; a task that tells none is one stage.</param>
/// <param name="Finished">Resources it is done with.</param>
/// <param name="Resources">Resources it works on.</param>
/// <param name="Latest">The newest time of a stage or an event, or null.</param>
internal sealed record TaskOutline(IReadOnlyList<StageSpan> Stages, int Finished, int Resources, DateTimeOffset? Latest)
{
    /// <summary>The share of the resources that is done, else of the stages, 0 to 100; null when neither says.</summary>
    public int? Percent =>
        Resources > 1 ? Finished * 100 / Resources
        : Stages.Count > 1 ? Stages.Count(stage => stage.End is not null) * 100 / Stages.Count
        : null;

    /// <summary>When the stage under way began; null when none is.</summary>
    public DateTimeOffset? Begun => Stages.FirstOrDefault(stage => stage.End is null)?.Start;

    public static TaskOutline Of(TaskInfo task)
    {
        var told = (task.Stages ?? [])
            .Select((stage, place) => new StageSpan(stage.Name ?? stage.Message ?? $"{place}", Time(stage.StartTime), Time(stage.EndTime)))
            .ToArray();
        StageSpan[] stages =
            told.Length > 0 ? Closed(told, task) : [new("task", Time(task.Created), task.IsSucceeded ? Time(task.Updated) : null)];
        var results = task.Results ?? [];
        return new(stages, results.Count(result => result.Status is not (null or "initial")), results.Count, Newest(task, stages));
    }

    /// <summary>The same on another clock.</summary>
    public TaskOutline Shift(TimeSpan by) =>
        this with
        {
            Stages = [.. Stages.Select(stage => stage with { Start = stage.Start + by, End = stage.End + by })],
            Latest = Latest + by,
        };

    /// <summary>The last stage of a task that succeeded may be told without its end.</summary>
    private static StageSpan[] Closed(StageSpan[] stages, TaskInfo task) =>
        task.IsSucceeded && stages[^1].End is null ? [.. stages[..^1], stages[^1] with { End = Time(task.Updated) }] : stages;

    private static DateTimeOffset? Newest(TaskInfo task, StageSpan[] stages) =>
        stages.SelectMany(stage => new[] { stage.Start, stage.End }).Concat((task.Events ?? []).Select(item => Time(item.Timestamp))).Max();

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
