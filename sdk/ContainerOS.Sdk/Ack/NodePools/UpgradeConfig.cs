using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>Pace of automatic work on nodes.</summary>
public sealed record UpgradeConfig : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public UpgradeConfig() { }

    internal UpgradeConfig(JsonFields fields)
        : base(fields) { }

    /// <summary>Nodes out of service at once, 1..1000; 1 when unset.</summary>
    public int? MaxUnavailable
    {
        get => Integer("max_unavailable");
        init => Put("max_unavailable", value);
    }

    /// <summary>Extra nodes while upgrading.</summary>
    public int? Surge
    {
        get => Integer("surge");
        init => Put("surge", value);
    }

    /// <summary>Extra nodes while upgrading, in percent.</summary>
    public int? SurgePercentage
    {
        get => Integer("surge_percentage");
        init => Put("surge_percentage", value);
    }
}
