using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>Pace of an upgrade over live nodes.</summary>
public sealed record UpgradeRollingPolicy : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public UpgradeRollingPolicy() { }

    internal UpgradeRollingPolicy(JsonFields fields)
        : base(fields) { }

    /// <summary>Nodes a batch, 1 or more.</summary>
    public int? MaxParallelism
    {
        get => Integer("max_parallelism");
        init => Put("max_parallelism", value);
    }

    /// <summary>Minutes between batches, 5 to 120 by the API pages, and only with <c>NotPause</c>; the lower bound is uncertain [inferred].</summary>
    public int? BatchInterval
    {
        get => Integer("batch_interval");
        init => Put("batch_interval", value);
    }

    /// <summary><c>FirstBatch</c>, <c>EveryBatch</c> or <c>NotPause</c>.</summary>
    public string? PausePolicy
    {
        get => Text("pause_policy");
        init => Put("pause_policy", value);
    }
}
