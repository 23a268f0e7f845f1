using ContainerOS.Model.Terms;
using ContainerOS.Provider.Schema;

namespace ContainerOS.Provider.NodePools.Schema;

/// <summary>Autoscaling and spot instances.</summary>
internal static class ScalingSchema
{
    /// <summary>The schema of <c>AutoScaling</c>.</summary>
    internal static ObjectType AutoScaling { get; } =
        new(
            "AutoScaling",
            "The bounds of the autoscaler.",
            [
                new("minSize", PropertyType.Integer, "The smallest number of nodes, 0 or more.") { Required = true },
                new("maxSize", PropertyType.Integer, "The largest number of nodes, at most 2000.") { Required = true },
                new("policy", EnumType.Of(PoolTerms.ScalingPolicies), "What happens to nodes that are scaled in.")
                {
                    OnRemoval = RemovalEffect.Keeps,
                },
            ]
        );

    /// <summary>The schema of <c>Spot</c>.</summary>
    internal static ObjectType Spot { get; } =
        new(
            "Spot",
            "The share of spot instances, and their price limits.",
            [
                new("strategy", EnumType.Of(PoolTerms.SpotStrategies), "The bidding strategy for spot instances.") { Required = true },
                new("priceLimits", PropertyType.MapOf(PropertyType.Number), "The highest price per hour, by instance type."),
                new("onDemandBase", PropertyType.Integer, "Nodes that are always pay-as-you-go, 0 to 1000."),
                new("onDemandPercentage", PropertyType.Integer, "Percentage of pay-as-you-go nodes above the base, 0 to 100."),
                new("pools", PropertyType.Integer, "The number of the cheapest instance types to use, 1 to 10."),
            ]
        );
}
