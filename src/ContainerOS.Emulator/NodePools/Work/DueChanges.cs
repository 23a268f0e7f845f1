using ContainerOS.Emulator.Ecs;
using ContainerOS.Emulator.State;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools.Work;

/// <summary>Applies changes that are due. Nothing runs in the background, so this happens before each call.</summary>
internal static class DueChanges
{
    internal static void Apply(Account account, long now)
    {
        foreach (
            var task in account
                .Tasks.OfType<JObject>()
                .Where(task => task["stops"] is JArray { Count: > 0 } && task["paused"] is null && task["canceled"] is null)
        )
        {
            Stop(task, PoolOf(account, task), now);
        }

        foreach (var node in account.Pools.OfType<JObject>().SelectMany(pool => PoolNodes.Of(pool).OfType<JObject>()).ToList())
        {
            Change(account, node, now);
        }
    }

    internal static JObject PoolOf(Account account, JObject task) =>
        account.Pools.OfType<JObject>().First(pool => (string?)pool["id"] == (string?)task["pool"]);

    /// <summary>Pauses a rollout at the end of a batch.</summary>
    private static void Stop(JObject task, JObject pool, long now)
    {
        var stops = (JArray)task["stops"]!;
        var at = TaskWorkTime.Moment(task, (long)stops[0]!);
        if (at <= now)
        {
            stops.RemoveAt(0);
            TaskControl.Pause(task, pool, at);
        }
    }

    private static void Change(Account account, JObject node, long now)
    {
        if (node["change"] is not JObject change || (long)change["at"]! > now)
        {
            return;
        }

        node.Remove("change");
        node.Merge(change["fields"]!, new JsonMergeSettings { MergeArrayHandling = MergeArrayHandling.Replace });
        if ((bool?)change["leaves"] != true)
        {
            return;
        }

        var pool = (JObject)node.Parent!.Parent!.Parent!;
        node.Remove();
        if ((bool?)change["released"] != true)
        {
            node["shape"] = InstanceTemplates.Of(pool, node).DeepClone();
            node.Remove("template");
            account.Instances.Add(node);
        }
    }
}
