using ContainerOS.Sdk.Ack.Tasks.Following;

namespace ContainerOS.Sdk.Tests.Following;

/// <summary>Tasks of one kind, followed one after the other by one client, in simulated time.</summary>
internal sealed class FollowedDay
{
    // What one call takes; the service answers half-way.
    private static readonly TimeSpan CallTime = TimeSpan.FromSeconds(0.2);
    private readonly StageMemory memory = new();
    private readonly List<(double Lag, double CallShare)> followed = [];
    private DateTimeOffset now = new(2026, 11, 23, 12, 0, 0, 400, TimeSpan.Zero);

    /// <summary>Seconds from the end of a task to its being told, of all but the worst twentieth.</summary>
    public double LagP95 => followed.Select(one => one.Lag).Order().ElementAt((int)Math.Ceiling(followed.Count * 0.95) - 1);

    /// <summary>The most calls for one task, as a share of those of a client that looks every five seconds.</summary>
    public double MostCalls => followed.Max(one => one.CallShare);

    /// <summary>The calls for all tasks, as that share.</summary>
    public double MeanCalls => followed.Average(one => one.CallShare);

    /// <summary>Follows tasks; those before are remembered by the client but no longer counted.</summary>
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
        var (begun, plan, looks) = (now, new LookPlan(now, memory), 0);
        for (var isOver = false; !isOver; looks++)
        {
            var info = task.At(now + (CallTime / 2));
            now += CallTime;
            isOver = info.IsSucceeded;
            var wait = plan.Next(info, now);
            now += isOver ? TimeSpan.Zero : wait;
        }

        followed.Add(((now - task.End).TotalSeconds, looks / ((task.End - begun).TotalSeconds / 5)));
        now += TimeSpan.FromSeconds(7.3);
    }
}
