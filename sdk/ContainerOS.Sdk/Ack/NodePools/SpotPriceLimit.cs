using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>The highest hourly price paid for a spot instance of one type.</summary>
public sealed record SpotPriceLimit : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public SpotPriceLimit() { }

    internal SpotPriceLimit(JsonFields fields)
        : base(fields) { }

    /// <summary>ECS instance type.</summary>
    public string? InstanceType
    {
        get => Text("instance_type");
        init => Put("instance_type", value);
    }

    /// <summary>Price an hour in the currency of the account, as decimal text.</summary>
    public string? PriceLimit
    {
        get => Text("price_limit");
        init => Put("price_limit", value);
    }
}
