using ContainerOS.Sdk.Json;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ecs.Prices;

/// <summary>What something costs (DescribePrice). Fields this type does not name are kept.</summary>
public sealed record Price : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public Price() { }

    internal Price(JsonFields fields)
        : base(fields) { }

    /// <summary><c>CNY</c> on the China site, <c>USD</c> on the international one.</summary>
    public string? Currency
    {
        get => Text("Currency");
        init => Put("Currency", value);
    }

    /// <summary>Before the discount, for the whole period and amount.</summary>
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

    /// <summary>What is paid, for the whole period and amount.</summary>
    public double? Trade
    {
        get => Number("TradePrice");
        init => Put("TradePrice", value);
    }

    /// <summary>The parts of it; empty when the reply has none.</summary>
    public IReadOnlyList<PricePart> Details =>
        Fields.Tree["DetailInfos"] is null
            ? []
            : [.. ReplyOrigin.Items(Fields.Tree, "DetailInfos", "DetailInfo").Select(part => new PricePart(part))];
}

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
