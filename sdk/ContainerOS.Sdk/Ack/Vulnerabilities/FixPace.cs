using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.Vulnerabilities;

/// <summary>How a fix goes through the nodes.</summary>
public sealed record FixPace : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public FixPace() { }

    internal FixPace(JsonFields fields)
        : base(fields) { }

    /// <summary>How many nodes at a time, 1 to the number of nodes.</summary>
    public int? MaxParallelism
    {
        get => Integer("max_parallelism");
        init => Put("max_parallelism", value);
    }
}
