using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.Model.NodePools;

/// <summary>How much of the pool is spot instances, and at what price.</summary>
public sealed record SpotSpec
{
    /// <summary>How spot instances are bid for.</summary>
    public Value<SpotStrategy>? Strategy { get; init; }

    /// <summary>Highest hourly price by instance type, in the account's currency.</summary>
    public ValueMap<double>? PriceLimits { get; init; }

    /// <summary>Nodes that are always pay-as-you-go, 0 to 1,000.</summary>
    public Value<int>? OnDemandBase { get; init; }

    /// <summary>Percentage of pay-as-you-go nodes above the base, 0 to 100.</summary>
    public Value<int>? OnDemandPercentage { get; init; }

    /// <summary>How many of the cheapest types are spread over, 1 to 10.</summary>
    public Value<int>? Pools { get; init; }
}
