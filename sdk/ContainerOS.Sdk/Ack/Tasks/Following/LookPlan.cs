namespace ContainerOS.Sdk.Ack.Tasks.Following;

/// <summary>When one task is looked at next, by all that its looks have told.</summary>
/// <param name="begun">When the following began.</param>
/// <param name="memory">What earlier tasks took.</param>
internal sealed class LookPlan(DateTimeOffset begun, StageMemory memory)
{
    private readonly LookRhythm rhythm = new(begun);
    private readonly ServiceClock clock = new();
    private readonly NodePace pace = new();
    private DateTimeOffset? lastLook;

    /// <summary>The wait after a look.</summary>
    public TimeSpan Next(TaskInfo info, DateTimeOffset now)
    {
        var outline = TaskOutline.Of(info);
        clock.Note(info.ToldAt, outline.Latest, lastLook, now);
        outline = outline.Shift(clock.Offset);
        pace.Note(outline, lastLook ?? begun, now);
        lastLook = now;
        if (info.IsSucceeded)
        {
            memory.Note(info.TaskType, outline);
        }

        // Nobody knows when a halted task goes on, so nothing is expected of it.
        return rhythm.Next(
            now,
            info.State is "running"
                ? Outlook.Of(outline, memory.For(info.TaskType, outline), pace.End(outline.Begun, outline.Resources), now)
                : null
        );
    }
}
