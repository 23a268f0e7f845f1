using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools.Work;

/// <summary>A task's own time: the milliseconds that it worked, without those that it was halted.</summary>
internal static class TaskWorkTime
{
    /// <summary>How long the whole of it takes.</summary>
    internal static long Total(JObject task) => (long?)task["work"] ?? (long)task["end"]! - (long)task["start"]!;

    /// <summary>How long it has worked.</summary>
    internal static long Worked(JObject task, long now)
    {
        var until = Math.Min((long?)task["canceled"] ?? (long?)task["paused"] ?? now, now);
        return Math.Clamp(
            until - (long)task["start"]! - PausesOf(task).Where(halt => halt.At < until).Sum(halt => halt.For),
            0,
            Total(task)
        );
    }

    /// <summary>The moment at which it has worked so long.</summary>
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
