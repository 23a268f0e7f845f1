using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ecs.Prices;

/// <summary>A part of a price.</summary>
public sealed record PricePart : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public PricePart() { }

    internal PricePart(JsonFields fields)
        : base(fields) { }

    /// <summary><c>instanceType</c>, <c>systemDisk</c>, <c>dataDisk</c>; others may come.</summary>
    public string? Resource
    {
        get => Text("Resource");
        init => Put("Resource", value);
    }

    /// <summary>Before the discount.</summary>
    public double? Original
    {
        get => Number("OriginalPrice");
        init => Put("OriginalPrice", value);
    }

    /// <summary>The discount.</summary>
    public double? Discount
    {
        get => Number("DiscountPrice");
        init => Put("DiscountPrice", value);
    }

    /// <summary>What is paid.</summary>
    public double? Trade
    {
        get => Number("TradePrice");
        init => Put("TradePrice", value);
    }
}
