using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>Auto scaling bounds of a pool.</summary>
public sealed record AutoScaling : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public AutoScaling() { }

    internal AutoScaling(JsonFields fields)
        : base(fields) { }

    /// <summary>Whether the pool scales by itself.</summary>
    public bool? Enable
    {
        get => Truth("enable");
        init => Put("enable", value);
    }

    /// <summary>Fewest nodes, 0 or more.</summary>
    public int? MinInstances
    {
        get => Integer("min_instances");
        init => Put("min_instances", value);
    }

    /// <summary>Most nodes, up to 2000.</summary>
    public int? MaxInstances
    {
        get => Integer("max_instances");
        init => Put("max_instances", value);
    }

    /// <summary><c>cpu</c>, <c>gpu</c>, <c>gpushare</c> or <c>spot</c>.</summary>
    public string? Type
    {
        get => Text("type");
        init => Put("type", value);
    }
}
