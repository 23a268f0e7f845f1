namespace ContainerOS.Sdk.Ack.Tasks.Following;

/// <summary>When a task is expected to get on and to end, in our time.</summary>
/// <param name="Stage">The end of the stage under way.</param>
/// <param name="Task">The end of the task.</param>
/// <param name="GetsBetter">Whether a look on the way tells more: nodes get done one by one.</param>
internal sealed record Outlook(Forecast Stage, Forecast Task, bool GetsBetter)
{
    /// <summary>What a task promises; null while nothing tells.</summary>
    /// <param name="outline">How far it is.</param>
    /// <param name="lengthOf">How long a stage takes; null when nothing tells.</param>
    /// <param name="nodesDone">When the stage under way is through with its nodes; null when they do not tell.</param>
    /// <param name="now">Our time.</param>
    public static Outlook? Of(
        TaskOutline outline,
        Func<StageSpan, (TimeSpan Shortest, TimeSpan Longest)?> lengthOf,
        Forecast? nodesDone,
        DateTimeOffset now
    )
    {
        var open = outline.Stages.Where(stage => stage.End is null).ToArray();
        if (
            open is not [{ Start: { } begun } current, .. var rest]
            || (nodesDone ?? Window(new(begun, begun), lengthOf(current))) is not { } stage
        )
        {
            return null;
        }

        var task = stage;
        foreach (var next in rest)
        {
            if (Window(task.NotBefore(now), lengthOf(next)) is not { } later)
            {
                return null;
            }

            task = later;
        }

        return new(stage, task, nodesDone is not null && outline.Resources - outline.Finished > 1);
    }

    private static Forecast? Window(Forecast begin, (TimeSpan Shortest, TimeSpan Longest)? length) =>
        length is { } known ? new(begin.Earliest + known.Shortest, begin.Latest + known.Longest) : null;
}
