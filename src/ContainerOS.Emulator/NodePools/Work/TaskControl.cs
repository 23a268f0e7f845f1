using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools.Work;

/// <summary>Pauses, resumes and cancels tasks. A pause delays all future changes of the pool.</summary>
internal static class TaskControl
{
    /// <summary>A time that is never reached, but is still a valid date.</summary>
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

    /// <summary>Cancels the rest of a task: nodes that are not ready are removed, and pending changes are dropped.</summary>
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

    /// <summary>The future times of a task: its end, the end of the pool's busy state, and those of the nodes.</summary>
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
