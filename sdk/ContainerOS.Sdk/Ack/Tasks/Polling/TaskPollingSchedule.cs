namespace ContainerOS.Sdk.Ack.Tasks.Polling;

/// <summary>
/// When to read one task again. Without an estimate of its end the plain schedule is used. With one there are few reads before the
/// expected end and frequent ones around it. docs/adr/0018 has the numbers.
/// </summary>
/// <param name="start">When the polling began.</param>
/// <param name="durations">How long the stages of earlier tasks took.</param>
internal sealed class TaskPollingSchedule(DateTimeOffset start, StageDurations durations)
{
    // Reads kept for a task that ends later than expected.
    private const int Reserve = 2;

    // Dates of replies are whole seconds, so a clock is not called fast for less.
    private const double LeastSpeed = 2;

    // A quarter of the requests of a client that polls every five seconds.
    private static readonly TimeSpan PerRead = TimeSpan.FromSeconds(20);

    // 25 s is the longest delay at which a task of ten minutes takes 30 reads.
    private static readonly PollingSchedule Plain = PollingSchedule.Default with { MaxDelay = TimeSpan.FromSeconds(25) };

    // Between reads around the expected end: with a read of 0.3 s the end is seen within 1.8 s.
    private static readonly TimeSpan Close = TimeSpan.FromSeconds(1.5);

    // Between reads before it: not below 8 s, which would use up the reads, and not above two minutes without any progress.
    private static readonly TimeSpan ShortestBefore = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan LongestBefore = TimeSpan.FromMinutes(2);

    // Times in replies are whole seconds, so the event may be up to a second later.
    private static readonly TimeSpan Resolution = TimeSpan.FromSeconds(1);
    private readonly ServiceClock clock = new();
    private readonly NodeRate nodes = new();
    private DateTimeOffset? lastRead;
    private DateTimeOffset? lastReplyDate;
    private double speed = 1;
    private int reads;

    /// <summary>Records what a read found.</summary>
    /// <returns>The delay before the next read.</returns>
    public TimeSpan NextDelay(TaskInfo info, DateTimeOffset now)
    {
        var timeline = TaskTimeline.Of(info);
        RecordSpeed(timeline, info.ReplyDate, now);
        clock.Record(info.ReplyDate, timeline.Latest, lastRead, now);
        timeline = timeline.Shift(clock.Offset);
        nodes.Record(timeline, lastRead ?? start, now);
        lastRead = now;
        reads++;
        if (info.IsSucceeded && reads > 1)
        {
            durations.Record(info.TaskType, timeline, speed);
        }

        // A paused task continues at an unknown time, so its end cannot be estimated.
        var estimate =
            info.State == TaskState.Running
                ? CompletionEstimate.For(
                    timeline,
                    info.TaskType,
                    durations,
                    nodes.EndOf(timeline.CurrentStageStart, timeline.Resources),
                    now
                )
                : null;
        var delay = estimate is null ? Plain.DelayAfter(reads) : DelayFor(estimate, now);
        return speed > 1 ? Clamp(delay / speed, Plain.InitialDelay, delay) : delay;
    }

    private static TimeSpan Clamp(TimeSpan delay, TimeSpan min, TimeSpan max) =>
        delay < min ? min
        : delay > max ? max
        : delay;

    private TimeSpan DelayFor(CompletionEstimate estimate, DateTimeOffset now)
    {
        var (earliest, latest) = (estimate.Task.Earliest, estimate.Task.Latest);
        var readsLeft = (((latest > now ? latest : now) - start) / PerRead) - reads;
        if (now < earliest - Close)
        {
            return DelayBefore(estimate, now);
        }

        return now < latest + Resolution
            ? Clamp((latest + Resolution - now) / Math.Max(readsLeft - Reserve, 1), Close, Plain.MaxDelay)
            : Clamp((now - latest) / 2, readsLeft >= 1 ? Close : PerRead, Plain.MaxDelay);
    }

    /// <summary>
    /// Records how much faster than ours the clock runs that the task's times are from. An emulator's clock can run a thousand times as
    /// fast: its reply then has times that are later than the reply, or the dates of two replies are further apart than the reads.
    /// </summary>
    private void RecordSpeed(TaskTimeline timeline, DateTimeOffset? replyDate, DateTimeOffset now)
    {
        if (timeline.Latest > replyDate + (2 * Resolution) && timeline.Stages[0].Start is { } taskStart && now > start)
        {
            speed = Math.Max(speed, Math.Max(LeastSpeed, (timeline.Latest.Value - taskStart) / (now - start)));
        }

        if (
            replyDate - lastReplyDate - (2 * Resolution) is { } passed
            && now > lastRead
            && passed / (now - lastRead.Value) is > LeastSpeed and var faster
        )
        {
            speed = Math.Max(speed, faster);
        }

        lastReplyDate = replyDate;
    }

    /// <summary>
    /// Before the expected end: one read at the end of each stage, or reads at half the remaining time while nodes finish.
    /// </summary>
    private static TimeSpan DelayBefore(CompletionEstimate estimate, DateTimeOffset now)
    {
        var untilTask = estimate.Task.Earliest - Close - now;
        var untilStage = estimate.Stage.Latest + Resolution - now;
        if (estimate.ImprovesOnTheWay)
        {
            return Clamp(untilTask / 2, ShortestBefore, LongestBefore);
        }

        return untilStage < TimeSpan.Zero
            ? Clamp(untilStage / -2, ShortestBefore, Plain.MaxDelay)
            : Clamp(untilStage < untilTask ? untilStage : untilTask, Plain.InitialDelay, LongestBefore);
    }

    /// <summary>
    /// The difference between the service's clock and ours, from the date of the replies. An event between two reads gives bounds for it,
    /// which override the date.
    /// </summary>
    private sealed class ServiceClock
    {
        private TimeSpan byDate;
        private TimeSpan least = TimeSpan.MinValue;
        private TimeSpan most = TimeSpan.MaxValue;
        private DateTimeOffset? latest;

        /// <summary>What is added to a time of the service to get ours.</summary>
        public TimeSpan Offset => Clamp(byDate, least, most);

        /// <summary>Records what a read found.</summary>
        /// <param name="replyDate">When the reply was sent, by the service's clock; null when unknown.</param>
        /// <param name="eventTime">The latest time in the reply, by the service's clock; null when there is none.</param>
        /// <param name="previousRead">The read before, which did not have that event; null for the first.</param>
        /// <param name="now">This read.</param>
        public void Record(DateTimeOffset? replyDate, DateTimeOffset? eventTime, DateTimeOffset? previousRead, DateTimeOffset now)
        {
            // Less than two seconds is within rounding and the time of the reply on the network.
            byDate = replyDate is { } date && (now - date).Duration() > 2 * Resolution ? now - date : TimeSpan.Zero;
            if (eventTime is not { } time || time == latest)
            {
                return;
            }

            latest = time;
            most = now - time < most ? now - time : most;
            if (previousRead is { } previous && previous - time - Resolution > least)
            {
                least = previous - time - Resolution;
            }
        }
    }
}
