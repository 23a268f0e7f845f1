using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools.Work;

/// <summary>Halts a task and lets it go on: everything of its pool that is still to come waits as long as the task does.</summary>
internal static class TaskControl
{
    /// <summary>Later than any moment a test reaches, and still a date.</summary>
    private const long Never = 253_000_000_000_000;

    internal static void Pause(JObject task, JObject pool, long at)
    {
        task["paused"] = at;
        foreach (var (holder, field) in PendingMoments(task, pool, at).ToList())
        {
            holder[field + "Left"] = (long)holder[field]! - at;
            holder[field] = Never;
        }
    }

    internal static void Resume(JObject task, JObject pool, long now)
    {
        var halts = (JArray)(task["halts"] ??= new JArray());
        halts.Add(new JObject { ["at"] = task["paused"], ["for"] = now - (long)task["paused"]! });
        task.Remove("paused");
        foreach (
            var (holder, field) in PendingMoments(task, pool, Never - 1)
                .Where(place => place.Holder[place.Field + "Left"] is not null)
                .ToList()
        )
        {
            holder[field] = now + (long)holder[field + "Left"]!;
            holder.Remove(field + "Left");
        }
    }

    /// <summary>What the task would still have done is not done: nodes that are not up leave, and changes that have not begun do not begin.</summary>
    internal static void Cancel(JObject task, JObject pool, long now)
    {
        foreach (var node in PoolNodes.Of(pool).OfType<JObject>().ToList())
        {
            if (node["change"] is JObject)
            {
                node.Remove("change");
            }
            else if (!NodeLifecycle.IsReady(node, now))
            {
                node.Remove();
            }
        }

        if (!PoolNodes.IsAutoScaled((JObject)pool["spec"]!))
        {
            pool["spec"]!["scaling_group"]!["desired_size"] = PoolNodes.Of(pool).Count;
        }

        (task["canceled"], task["end"], pool["busy"]) = (now, now, now);
    }

    /// <summary>The moments that are after another one: the task's end, the pool's, and those of the nodes.</summary>
    private static IEnumerable<(JObject Holder, string Field)> PendingMoments(JObject task, JObject pool, long after)
    {
        List<(JObject Holder, string Field)> places = [(task, "end"), (pool, "busy")];
        foreach (var node in PoolNodes.Of(pool).OfType<JObject>())
        {
            places.Add((node, "ready"));
            places.AddRange(node["change"] is JObject change ? [(change, "from"), (change, "at")] : []);
        }

        return places.Where(place => (long)place.Holder[place.Field]! > after);
    }
}
