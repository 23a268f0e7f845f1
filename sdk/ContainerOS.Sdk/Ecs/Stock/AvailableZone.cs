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

/// <summary>Something that can be had in a zone.</summary>
public sealed record SupportedResource : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public SupportedResource() { }

    internal SupportedResource(JsonFields fields)
        : base(fields) { }

    /// <summary>What it is: an instance type, a disk category.</summary>
    public string? Value
    {
        get => Text("Value");
        init => Put("Value", value);
    }

    /// <summary><c>Available</c>, <c>SoldOut</c>; others may come.</summary>
    public string? Status
    {
        get => Text("Status");
        init => Put("Status", value);
    }

    /// <summary><c>WithStock</c>, <c>ClosedWithStock</c>, <c>WithoutStock</c>; others may come.</summary>
    public string? StatusCategory
    {
        get => Text("StatusCategory");
        init => Put("StatusCategory", value);
    }

    /// <summary>The smallest size, in <see cref="Unit"/>; of disks.</summary>
    public int? Minimum
    {
        get => Integer("Min");
        init => Put("Min", value);
    }

    /// <summary>The largest size, in <see cref="Unit"/>; of disks.</summary>
    public int? Maximum
    {
        get => Integer("Max");
        init => Put("Max", value);
    }

    /// <summary>The unit of both, <c>GiB</c>.</summary>
    public string? Unit
    {
        get => Text("Unit");
        init => Put("Unit", value);
    }

    /// <summary>Whether it can be bought now.</summary>
    public bool IsInStock => Status is "Available" && StatusCategory is null or "WithStock";
}
