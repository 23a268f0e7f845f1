using System.Diagnostics.CodeAnalysis;
using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.Regions;

/// <summary>A region of ACK (DescribeRegions).</summary>
public sealed record AckRegion : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public AckRegion() { }

    [SetsRequiredMembers]
    internal AckRegion(JsonFields fields)
        : base(fields) { }

    /// <summary>Region id.</summary>
    public required string RegionId
    {
        get => RequiredText("regionId");
        init => Put("regionId", value);
    }

    /// <summary>Its name in the requested language.</summary>
    public string? LocalName
    {
        get => Text("localName");
        init => Put("localName", value);
    }
}
