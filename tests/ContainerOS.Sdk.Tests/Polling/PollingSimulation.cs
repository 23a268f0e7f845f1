using ContainerOS.Sdk.Ack.Tasks;
using ContainerOS.Sdk.Ack.Tasks.Polling;

namespace ContainerOS.Sdk.Tests.Polling;

/// <summary>Tasks of one kind that are followed one after the other by one client, in simulated time.</summary>
/// <param name="start">Starts to poll a task: from the time of the start to the delay after each read.</param>
internal sealed class PollingSimulation(Func<DateTimeOffset, Func<TaskInfo, DateTimeOffset, TimeSpan>> start)
{
    // The duration of one call; the service answers in the middle of it.
    private static readonly TimeSpan CallTime = TimeSpan.FromSeconds(0.2);
    private readonly List<(double Lag, double CallShare, int Reads)> followed = [];
    private DateTimeOffset now = new(2026, 11, 23, 12, 0, 0, 400, TimeSpan.Zero);

    /// <summary>Seconds from the end of a task until it is seen, without the worst twentieth.</summary>
    public double LagP95 => followed.Select(one => one.Lag).Order().ElementAt((int)Math.Ceiling(followed.Count * 0.95) - 1);

    /// <summary>The most calls for one task, as a share of the calls of a client that polls every five seconds.</summary>
    public double MostCalls => followed.Max(one => one.CallShare);

    /// <summary>Calls for one task.</summary>
    public double MeanReads => followed.Average(one => one.Reads);

    /// <summary>A client with estimates, which remembers the tasks it has followed.</summary>
    public static PollingSimulation WithEstimates()
    {
        var durations = new StageDurations();
        return new(start => new TaskPollingSchedule(start, durations).NextDelay);
    }

    /// <summary>A client with a plain schedule.</summary>
    public static PollingSimulation Plain(PollingSchedule schedule) =>
        new(_ =>
        {
            var reads = 0;
            return (_, _) => schedule.DelayAfter(++reads);
        });

    /// <summary>Follows tasks; the client remembers the ones before, but they no longer count.</summary>
    public void Follow(int count, Func<DateTimeOffset, SimulatedTask> next)
    {
        followed.Clear();
        for (var i = 0; i < count; i++)
        {
            Follow(next(now));
        }
    }

    private void Follow(SimulatedTask task)
    {
        var (begun, next, reads) = (now, start(now), 0);
        for (var isOver = false; !isOver; reads++)
        {
            var info = task.At(now + (CallTime / 2));
            now += CallTime;
            isOver = info.IsSucceeded;
            var delay = next(info, now);
            now += isOver ? TimeSpan.Zero : delay;
        }

        followed.Add(((now - task.End).TotalSeconds, reads / ((task.End - begun).TotalSeconds / 5), reads));
        now += TimeSpan.FromSeconds(7.3);
    }
}
