namespace ContainerOS.Sdk.Ack.NodePools;

public sealed partial record ScalingGroup
{
    /// <summary><c>NoSpot</c>, <c>SpotWithPriceLimit</c> or <c>SpotAsPriceGo</c>.</summary>
    public string? SpotStrategy
    {
        get => Text("spot_strategy");
        init => Put("spot_strategy", value);
    }

    /// <summary>Price limit a type.</summary>
    public IReadOnlyList<SpotPriceLimit>? SpotPriceLimits
    {
        get => Parts("spot_price_limit", f => new SpotPriceLimit(f));
        init => Put("spot_price_limit", value);
    }

    /// <summary>Number of types spot nodes spread over, 1..10.</summary>
    public int? SpotInstancePools
    {
        get => Integer("spot_instance_pools");
        init => Put("spot_instance_pools", value);
    }

    /// <summary>Whether a new spot node is made before one is reclaimed.</summary>
    public bool? SpotInstanceRemedy
    {
        get => Truth("spot_instance_remedy");
        init => Put("spot_instance_remedy", value);
    }

    /// <summary>Whether pay-as-you-go nodes stand in for missing spot nodes.</summary>
    public bool? CompensateWithOnDemand
    {
        get => Truth("compensate_with_on_demand");
        init => Put("compensate_with_on_demand", value);
    }

    /// <summary>Pay-as-you-go nodes at least, 0..1000.</summary>
    public int? OnDemandBaseCapacity
    {
        get => Integer("on_demand_base_capacity");
        init => Put("on_demand_base_capacity", value);
    }

    /// <summary>Percent of nodes above the base that are pay-as-you-go, 0..100.</summary>
    public int? OnDemandPercentageAboveBaseCapacity
    {
        get => Integer("on_demand_percentage_above_base_capacity");
        init => Put("on_demand_percentage_above_base_capacity", value);
    }
}
