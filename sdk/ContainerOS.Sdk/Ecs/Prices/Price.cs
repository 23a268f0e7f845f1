using ContainerOS.Sdk.Json;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ecs.Prices;

/// <summary>Gets a price (DescribePrice). Fields without a member are kept.</summary>
public sealed record Price : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public Price() { }

    internal Price(JsonFields fields)
        : base(fields) { }

    /// <summary><c>CNY</c> on the China site, <c>USD</c> on the international one.</summary>
    public string? Currency
    {
        get => Text("Currency");
        init => Put("Currency", value);
    }

    /// <summary>The price before the discount, for the whole period and amount.</summary>
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

    /// <summary>The price after the discount, for the whole period and amount.</summary>
    public double? Trade
    {
        get => Number("TradePrice");
        init => Put("TradePrice", value);
    }

    /// <summary>The parts of the price; empty when the reply has none.</summary>
    public IReadOnlyList<PricePart> Details =>
        Fields.Tree["DetailInfos"] is null
            ? []
            : [.. ReplyOrigin.Items(Fields.Tree, "DetailInfos", "DetailInfo").Select(part => new PricePart(part))];
}

/// <summary>A part of a price.</summary>
public sealed record PricePart : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public PricePart() { }

    internal PricePart(JsonFields fields)
        : base(fields) { }

    /// <summary><c>instanceType</c>, <c>systemDisk</c>, <c>dataDisk</c>; the service may add others.</summary>
    public string? Resource
    {
        get => Text("Resource");
        init => Put("Resource", value);
    }

    /// <summary>The price before the discount.</summary>
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

    /// <summary>The price after the discount.</summary>
    public double? Trade
    {
        get => Number("TradePrice");
        init => Put("TradePrice", value);
    }
}
