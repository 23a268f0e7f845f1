using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>How a component goes through the nodes.</summary>
public sealed record ComponentRollingPolicy : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public ComponentRollingPolicy() { }

    internal ComponentRollingPolicy(JsonFields fields)
        : base(fields) { }

    /// <summary>How many nodes at a time.</summary>
    public int? MaxParallelism
    {
        get => Integer("maxParallelism");
        init => Put("maxParallelism", value);
    }

    /// <summary>Minutes between two batches.</summary>
    public int? BatchInterval
    {
        get => Integer("batchInterval");
        init => Put("batchInterval", value);
    }

    /// <summary>How many nodes may fail before it ends.</summary>
    public int? MaxFailedNodes
    {
        get => Integer("maxFailedNodes");
        init => Put("maxFailedNodes", value);
    }

    /// <summary><c>FirstBatch</c>, <c>EveryBatch</c>, <c>NotPause</c>.</summary>
    public string? PausePolicy
    {
        get => Text("pausePolicy");
        init => Put("pausePolicy", value);
    }
}
