using ContainerOS.Emulator.Http;
using ContainerOS.Emulator.State;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools.Work;

/// <summary>Adds instances without a pool to one: those that were removed from a pool without being released.</summary>
internal static class NodeAttachment
{
    private const long Milliseconds = 30_000;

    internal static void Join(Account account, JObject pool, IReadOnlyList<string> ids, long now)
    {
        ApiException.ThrowUnless(ids.Count > 0, "instances is required");
        foreach (var id in ids)
        {
            var instance = account.Instances.OfType<JObject>().FirstOrDefault(item => (string?)item["id"] == id);
            ApiException.ThrowUnless(
                instance is not null,
                $"The instance {id} does not exist, or is in a node pool",
                "InvalidInstanceId.NotFound"
            );
            instance!.Remove();
            Enter(pool, instance, now);
        }
    }

    /// <summary>Replaces the system disk with the pool's image and increases the desired size (inferred).</summary>
    private static void Enter(JObject pool, JObject instance, long now)
    {
        var group = pool["spec"]!["scaling_group"]!;
        (instance["image"], instance["fixed"], instance["ready"]) = (group["image_id"], new JArray(), now + Milliseconds);
        PoolNodes.Of(pool).Add(instance);
        if (!PoolNodes.IsAutoScaled((JObject)pool["spec"]!))
        {
            group["desired_size"] = PoolNodes.Of(pool).Count;
        }
    }
}
