namespace ContainerOS.Sdk.Ack.Tasks.Following;

/// <summary>Between when and when something is expected.</summary>
/// <param name="Earliest">Not before.</param>
/// <param name="Latest">Not after, as far as is known.</param>
internal readonly record struct Forecast(DateTimeOffset Earliest, DateTimeOffset Latest)
{
    // How much one stage's length may tell of another's: ours. What earlier tasks took is trusted more.
    private const double Guess = 0.1;
    private const double Margin = 0.03;

    public Forecast Shift(TimeSpan by) => new(Earliest + by, Latest + by);

    /// <summary>When the stage under way ends, and when the whole task does; null while nothing tells.</summary>
    public static (Forecast Stage, Forecast Task)? Of(TaskOutline outline, string? type, StageMemory memory)
    {
        var current = outline.Stages.FirstOrDefault(stage => stage is { Start: not null, End: null });
        if (current is not { Start: { } begun })
        {
            return null;
        }

        var lengths = outline.Stages.Where(stage => stage.End is null).Select(stage => Length(stage, outline, type, memory)).ToArray();
        if (Array.Exists(lengths, length => length is null))
        {
            return null;
        }

        var known = lengths.Select(length => length!.Value).ToArray();
        return (Add(begun, known[..1]), Add(begun, known));
    }

    private static Forecast Add(DateTimeOffset begun, (TimeSpan Shortest, TimeSpan Longest)[] lengths) => new(
        begun + TimeSpan.FromTicks(lengths.Sum(length => length.Shortest.Ticks)), begun + TimeSpan.FromTicks(lengths.Sum(length => length.Longest.Ticks)));

    private static (TimeSpan Shortest, TimeSpan Longest)? Length(StageSpan stage, TaskOutline outline, string? type, StageMemory memory)
    {
        if (memory.Of(type, stage.Name) is { } before)
        {
            return (before.Shortest * (1 - Margin), before.Longest * (1 + Margin));
        }

        var done = outline.Stages.Where(other => other.Length > TimeSpan.Zero).Select(other => other.Length!.Value.TotalSeconds).ToArray();
        return done.Length == 0 ? null : (TimeSpan.FromSeconds(done.Average() * (1 - Guess)), TimeSpan.FromSeconds(done.Average() * (1 + Guess)));
    }
}
