using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Provider.Shapes;

namespace ContainerOS.Provider.NodePools.Shape;

/// <summary>Autoscaling and spot instances.</summary>
internal static class ScalingShape
{
    private static readonly CloudForm Strategies = CloudForms.Terms(
        ("asPriceGo", "SpotAsPriceGo"),
        ("withPriceLimit", "SpotWithPriceLimit")
    );

    /// <summary>The properties of <c>AutoScaling</c>.</summary>
    internal static ObjectType<AutoScalingSpec> AutoScaling { get; } =
        new(
            "AutoScaling",
            "The bounds of the autoscaler.",
            [
                Property<AutoScalingSpec>.Value(
                    "minSize",
                    Kinds.Integer,
                    "The smallest number of nodes, 0 or more.",
                    bounds => bounds.MinSize
                ) with
                {
                    Required = true,
                    Range = new ValueRange(0, null),
                    Field = "auto_scaling.min_instances",
                },
                Property<AutoScalingSpec>.Value(
                    "maxSize",
                    Kinds.Integer,
                    "The largest number of nodes, at most 2000.",
                    bounds => bounds.MaxSize
                ) with
                {
                    Required = true,
                    Range = new ValueRange(null, 2000),
                    Field = "auto_scaling.max_instances",
                },
                Property<AutoScalingSpec>.Value(
                    "policy",
                    Kinds.Enum(PoolTerms.ScalingPolicies),
                    "What happens to nodes that are scaled in.",
                    bounds => bounds.Policy
                ) with
                {
                    OnRemoval = RemovalEffect.Keeps,
                    Field = "scaling_group.scaling_policy",
                },
                Property<AutoScalingSpec>.Value(
                    "type",
                    Kinds.Enum(PoolTerms.AutoScalingTypes),
                    "What the autoscaler scales for; the default of ACK is cpu. It cannot be changed later.",
                    bounds => bounds.Type
                ) with
                {
                    OnChange = ChangeEffect.Replace,
                    OnRemoval = RemovalEffect.Keeps,
                    Field = "auto_scaling.type",
                },
            ]
        );

    /// <summary>The properties of <c>Spot</c>.</summary>
    internal static ObjectType<SpotSpec> Spot { get; } =
        new(
            "Spot",
            "The share of spot instances, and their price limits. The shares need multiAzPolicy costOptimized.",
            [
                Property<SpotSpec>.Value(
                    "strategy",
                    Kinds.Enum(PoolTerms.SpotStrategies),
                    "The bidding strategy for spot instances.",
                    spot => spot.Strategy
                ) with
                {
                    Required = true,
                    OnChange = ChangeEffect.Replace,
                    Field = new CloudField("scaling_group.spot_strategy") { Form = Strategies },
                },
                Property<SpotSpec>.Map(
                    "priceLimits",
                    Kinds.Number,
                    "The highest price per hour, by instance type.",
                    spot => spot.PriceLimits
                ) with
                {
                    OnRemoval = RemovalEffect.Clears,
                    Field = new CloudField("scaling_group.spot_price_limit") { Form = CloudForms.Entries("instance_type", "price_limit") },
                },
                Property<SpotSpec>.Value(
                    "onDemandBase",
                    Kinds.Integer,
                    "Nodes that are always pay-as-you-go, 0 to 1000.",
                    spot => spot.OnDemandBase
                ) with
                {
                    Range = new ValueRange(0, 1000),
                    Field = "scaling_group.on_demand_base_capacity",
                },
                Property<SpotSpec>.Value(
                    "onDemandPercentage",
                    Kinds.Integer,
                    "Percentage of pay-as-you-go nodes above the base, 0 to 100.",
                    spot => spot.OnDemandPercentage
                ) with
                {
                    Range = new ValueRange(0, 100),
                    Field = "scaling_group.on_demand_percentage_above_base_capacity",
                },
                Property<SpotSpec>.Value(
                    "pools",
                    Kinds.Integer,
                    "The number of the cheapest instance types to use, 1 to 10.",
                    spot => spot.Pools
                ) with
                {
                    Range = new ValueRange(1, 10),
                    Field = "scaling_group.spot_instance_pools",
                },
                Property<SpotSpec>.Value(
                    "compensateWithOnDemand",
                    Kinds.Boolean,
                    "Whether pay-as-you-go instances are created while there are no spot instances.",
                    spot => spot.CompensateWithOnDemand
                ) with
                {
                    Field = "scaling_group.compensate_with_on_demand",
                },
                Property<SpotSpec>.Value(
                    "instanceRemedy",
                    Kinds.Boolean,
                    "Whether another instance is created when it is announced that a spot instance will be reclaimed.",
                    spot => spot.InstanceRemedy
                ) with
                {
                    Field = "scaling_group.spot_instance_remedy",
                },
            ]
        );
}
