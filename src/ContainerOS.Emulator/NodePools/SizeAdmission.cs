using ContainerOS.Emulator.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools;

/// <summary>The limits of the size of a pool and of the bounds of its autoscaler.</summary>
internal static class SizeAdmission
{
    private const int Max = 2000;

    /// <summary>Rejects a size that is out of bounds, or that is given for an autoscaled pool (the latter is inferred).</summary>
    /// <param name="requested">The request.</param>
    /// <param name="pool">The resulting pool.</param>
    /// <param name="before">The current size, which a request may repeat; null for a new pool.</param>
    internal static void Check(JObject requested, JObject pool, long? before = null)
    {
        var isAutoScaled = PoolNodes.IsAutoScaled(pool);
        if ((long?)requested["scaling_group"]?["desired_size"] is { } size)
        {
            ApiException.ThrowUnless(size is >= 0 and <= Max, $"scaling_group.desired_size must be 0 to {Max}");
            ApiException.ThrowUnless(
                !isAutoScaled || size == before,
                "scaling_group.desired_size cannot be set for a node pool with auto_scaling enabled"
            );
        }

        if (isAutoScaled)
        {
            CheckBounds((long?)pool["auto_scaling"]!["min_instances"] ?? 0, (long?)pool["auto_scaling"]!["max_instances"]);
        }
    }

    private static void CheckBounds(long min, long? max)
    {
        ApiException.ThrowUnless(max is >= 0 and <= Max, $"auto_scaling.max_instances must be 0 to {Max}");
        ApiException.ThrowUnless(min >= 0 && min <= max, "auto_scaling.min_instances must be 0 to max_instances");
    }
}
