using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>Pace of a change over live nodes.</summary>
public sealed record RollingPolicy : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public RollingPolicy() { }

    internal RollingPolicy(JsonFields fields)
        : base(fields) { }

    /// <summary>Nodes a batch, 1 or more.</summary>
    public int? MaxParallelism
    {
        get => Integer("max_parallelism");
        init => Put("max_parallelism", value);
    }
}
