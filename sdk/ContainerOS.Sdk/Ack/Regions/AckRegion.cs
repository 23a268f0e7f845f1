using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.Regions;

/// <summary>A region in which ACK runs (DescribeRegions).</summary>
public sealed record AckRegion : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public AckRegion() { }

    internal AckRegion(JsonFields fields)
        : base(fields) { }

    /// <summary>Region id.</summary>
    public string? RegionId
    {
        get => Text("regionId");
        init => Put("regionId", value);
    }

    /// <summary>Its name in the language asked for.</summary>
    public string? LocalName
    {
        get => Text("localName");
        init => Put("localName", value);
    }
}
