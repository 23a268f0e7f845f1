using System.Diagnostics.CodeAnalysis;
using ContainerOS.Sdk.Json;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ecs.Stock;

/// <summary>The stock of a zone (DescribeAvailableResource). Fields without a member are kept.</summary>
public sealed record AvailableZone : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public AvailableZone() { }

    [SetsRequiredMembers]
    internal AvailableZone(JsonFields fields)
        : base(fields) { }

    /// <summary>Region.</summary>
    public string? RegionId
    {
        get => Text("RegionId");
        init => Put("RegionId", value);
    }

    /// <summary>Zone.</summary>
    public required string ZoneId
    {
        get => RequiredText("ZoneId");
        init => Put("ZoneId", value);
    }

    /// <summary><c>Available</c>, <c>SoldOut</c>; the service may add others.</summary>
    public StockStatus? Status
    {
        get => Text("Status") is { } text ? new StockStatus(text) : default(StockStatus?);
        init => Put("Status", value?.Value);
    }

    /// <summary>
    /// <c>WithStock</c>, <c>ClosedWithStock</c>, <c>WithoutStock</c>, <c>ClosedWithoutStock</c>; the service may add others.
    /// </summary>
    public StockCategory? StatusCategory
    {
        get => Text("StatusCategory") is { } text ? new StockCategory(text) : default(StockCategory?);
        init => Put("StatusCategory", value?.Value);
    }

    /// <summary>The resources in it.</summary>
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

/// <summary>A resource in a zone.</summary>
public sealed record SupportedResource : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public SupportedResource() { }

    [SetsRequiredMembers]
    internal SupportedResource(JsonFields fields)
        : base(fields) { }

    /// <summary>The resource, such as an instance type or a disk category.</summary>
    public required string Value
    {
        get => RequiredText("Value");
        init => Put("Value", value);
    }

    /// <summary><c>Available</c>, <c>SoldOut</c>; the service may add others.</summary>
    public StockStatus? Status
    {
        get => Text("Status") is { } text ? new StockStatus(text) : default(StockStatus?);
        init => Put("Status", value?.Value);
    }

    /// <summary><c>WithStock</c>, <c>ClosedWithStock</c>, <c>WithoutStock</c>; the service may add others.</summary>
    public StockCategory? StatusCategory
    {
        get => Text("StatusCategory") is { } text ? new StockCategory(text) : default(StockCategory?);
        init => Put("StatusCategory", value?.Value);
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

    /// <summary>The unit of both sizes, <c>GiB</c>.</summary>
    public string? Unit
    {
        get => Text("Unit");
        init => Put("Unit", value);
    }

    /// <summary>Whether it can be bought now.</summary>
    public bool IsInStock => Status == StockStatus.Available && (StatusCategory is not { } category || category == StockCategory.WithStock);
}
