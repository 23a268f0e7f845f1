using ContainerOS.Emulator.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools;

/// <summary>How large a pool may be asked to be, by its size or by the bounds of its autoscaler.</summary>
internal static class SizeAdmission
{
    private const int Most = 2000;

    /// <summary>Refuses a size out of bounds, and a size for a pool that the autoscaler sizes (that the service refuses both at once is inferred).</summary>
    /// <param name="asked">The request.</param>
    /// <param name="pool">The pool that it leads to.</param>
    /// <param name="before">The size the pool has, which may be said again; null when there is none yet.</param>
    internal static void Check(JObject asked, JObject pool, long? before = null)
    {
        var isAutoScaled = PoolNodes.IsAutoScaled(pool);
        if ((long?)asked["scaling_group"]?["desired_size"] is { } size)
        {
            ApiException.ThrowUnless(size is >= 0 and <= Most, $"scaling_group.desired_size is 0 to {Most}");
            ApiException.ThrowUnless(
                !isAutoScaled || size == before,
                "scaling_group.desired_size can not be set for a node pool with auto_scaling enabled"
            );
        }

        if (isAutoScaled)
        {
            CheckBounds((long?)pool["auto_scaling"]!["min_instances"] ?? 0, (long?)pool["auto_scaling"]!["max_instances"]);
        }
    }

    private static void CheckBounds(long least, long? most)
    {
        ApiException.ThrowUnless(most is >= 0 and <= Most, $"auto_scaling.max_instances is 0 to {Most}");
        ApiException.ThrowUnless(least >= 0 && least <= most, "auto_scaling.min_instances is 0 to max_instances");
    }
}
