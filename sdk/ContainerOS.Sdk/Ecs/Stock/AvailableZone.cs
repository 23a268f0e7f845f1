using ContainerOS.Sdk.Json;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ecs.Stock;

/// <summary>What a zone has (DescribeAvailableResource). Fields this type does not name are kept.</summary>
public sealed record AvailableZone : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public AvailableZone() { }

    internal AvailableZone(JsonFields fields)
        : base(fields) { }

    /// <summary>Region.</summary>
    public string? RegionId
    {
        get => Text("RegionId");
        init => Put("RegionId", value);
    }

    /// <summary>Zone.</summary>
    public string? ZoneId
    {
        get => Text("ZoneId");
        init => Put("ZoneId", value);
    }

    /// <summary><c>Available</c>, <c>SoldOut</c>; others may come.</summary>
    public string? Status
    {
        get => Text("Status");
        init => Put("Status", value);
    }

    /// <summary><c>WithStock</c>, <c>ClosedWithStock</c>, <c>WithoutStock</c>, <c>ClosedWithoutStock</c>; others may come.</summary>
    public string? StatusCategory
    {
        get => Text("StatusCategory");
        init => Put("StatusCategory", value);
    }

    /// <summary>What can be had in it.</summary>
    public IReadOnlyList<SupportedResource> Resources =>
        Fields.Tree["AvailableResources"] is null
            ? []
            :
            [
                .. ReplyOrigin
                    .Items(Fields.Tree, "AvailableResources", "AvailableResource")
                    .SelectMany(resource => ReplyOrigin.Items(resource, "SupportedResources", "SupportedResource"))
                    .Select(supported => new SupportedResource(supported)),
            ];
}
