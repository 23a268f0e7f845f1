using System.Globalization;

namespace ContainerOS.Sdk.Ack.Tasks.Following;

/// <summary>How far a task is: its stages with their times, its results, and the last moment it speaks of. All times are the service's.</summary>
/// <param name="Stages">The stages, in their order.</param>
/// <param name="Finished">Resources it is done with.</param>
/// <param name="Resources">Resources it works on.</param>
/// <param name="Latest">The newest time in it, or null.</param>
internal sealed record TaskOutline(IReadOnlyList<StageSpan> Stages, int Finished, int Resources, DateTimeOffset? Latest)
{
    public static TaskOutline Of(TaskInfo task)
    {
        var stages = (task.Stages ?? []).Select((stage, place) => new StageSpan(stage.Name ?? stage.Message ?? $"{place}", Time(stage.StartTime), Time(stage.EndTime))).ToArray();
        var results = task.Results ?? [];
        return new(stages, results.Count(result => result.Status is not (null or "initial")), results.Count, Newest(task, stages));
    }

    /// <summary>The share that is done, 0 to 100: of the resources, else of the stages; null when neither says.</summary>
    public int? Percent => Resources > 1 ? Finished * 100 / Resources
        : Stages.Count > 0 ? Stages.Count(stage => stage.End is not null) * 100 / Stages.Count : null;

    private static DateTimeOffset? Newest(TaskInfo task, StageSpan[] stages) => stages.SelectMany(stage => new[] { stage.Start, stage.End })
        .Concat((task.Events ?? []).Select(item => Time(item.Timestamp))).Max();

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
