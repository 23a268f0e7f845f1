using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools.Work;

/// <summary>The working time of a task in milliseconds, without its pauses.</summary>
internal static class TaskWorkTime
{
    /// <summary>The working time of the whole task.</summary>
    internal static long Total(JObject task) => (long?)task["work"] ?? (long)task["end"]! - (long)task["start"]!;

    /// <summary>The working time so far.</summary>
    internal static long Worked(JObject task, long now)
    {
        var until = Math.Min((long?)task["canceled"] ?? (long?)task["paused"] ?? now, now);
        return Math.Clamp(
            until - (long)task["start"]! - PausesOf(task).Where(halt => halt.At < until).Sum(halt => halt.For),
            0,
            Total(task)
        );
    }

    /// <summary>The time at which the task has reached a working time.</summary>
    internal static long Moment(JObject task, long worked)
    {
        var moment = (long)task["start"]! + worked;
        foreach (var (at, lasting) in PausesOf(task))
        {
            moment += at < moment ? lasting : 0;
        }

        return moment;
    }

    private static IEnumerable<(long At, long For)> PausesOf(JObject task) =>
        (task["halts"] as JArray ?? []).Select(halt => ((long)halt["at"]!, (long)halt["for"]!));
}
