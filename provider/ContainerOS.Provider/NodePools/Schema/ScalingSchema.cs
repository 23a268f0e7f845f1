using ContainerOS.Model.Terms;
using ContainerOS.Provider.Schema;

namespace ContainerOS.Provider.NodePools.Schema;

/// <summary>How the pool grows and what it is paid with.</summary>
internal static class ScalingSchema
{
    /// <summary>The shape of <c>AutoScaling</c>.</summary>
    internal static ObjectType AutoScaling { get; } =
        new(
            "AutoScaling",
            "Bounds within which the autoscaler moves the pool.",
            [
                new("minSize", PropertyType.Integer, "Fewest nodes, 0 or more.") { Required = true },
                new("maxSize", PropertyType.Integer, "Most nodes, at most 2000.") { Required = true },
                new("policy", EnumType.Of(PoolTerms.ScalingPolicies), "What happens to nodes that are scaled in."),
            ]
        );

    /// <summary>The shape of <c>Spot</c>.</summary>
    internal static ObjectType Spot { get; } =
        new(
            "Spot",
            "How much of the pool is spot instances, and at what price.",
            [
                new("strategy", EnumType.Of(PoolTerms.SpotStrategies), "How spot instances are bid for.") { Required = true },
                new("priceLimits", PropertyType.MapOf(PropertyType.Number), "Highest hourly price by instance type."),
                new("onDemandBase", PropertyType.Integer, "Nodes that are always pay-as-you-go, 0 to 1000."),
                new("onDemandPercentage", PropertyType.Integer, "Percentage of pay-as-you-go nodes above the base, 0 to 100."),
                new("pools", PropertyType.Integer, "How many of the cheapest types are spread over, 1 to 10."),
            ]
        );
}
