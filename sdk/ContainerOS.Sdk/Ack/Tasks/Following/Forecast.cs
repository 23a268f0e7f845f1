namespace ContainerOS.Sdk.Ack.Tasks.Following;

/// <summary>Between when and when something is expected.</summary>
/// <param name="Earliest">Not before.</param>
/// <param name="Latest">Not after, as far as is known.</param>
internal readonly record struct Forecast(DateTimeOffset Earliest, DateTimeOffset Latest)
{
    /// <summary>When the stage under way ends, and when the whole task does; null while nothing tells.</summary>
    public static (Forecast Stage, Forecast Task)? Of(
        TaskOutline outline, Func<StageSpan, (TimeSpan Shortest, TimeSpan Longest)?> lengthOf, NodePace pace, DateTimeOffset now)
    {
        var open = outline.Stages.Where(stage => stage.End is null).ToArray();
        if (open is not [{ Start: { } begun } current, .. var rest])
        {
            return null;
        }

        var stage = pace.End(outline.Resources, now) ?? Window(begun, begun, lengthOf(current));
        var task = stage;
        foreach (var next in rest)
        {
            // A stage that should be over still is to end first.
            task = task is { } before ? Window(Later(before.Earliest, now), Later(before.Latest, now), lengthOf(next)) : null;
        }

        return stage is { } ours && task is { } whole ? (ours, whole) : null;
    }

    private static Forecast? Window(DateTimeOffset earliest, DateTimeOffset latest, (TimeSpan Shortest, TimeSpan Longest)? length) =>
        length is { } known ? new(earliest + known.Shortest, latest + known.Longest) : null;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
