using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Provider.Shapes;

namespace ContainerOS.Provider.NodePools.Shape;

/// <summary>Prepaid instances, reserved capacity and public addresses.</summary>
internal static class CapacityShape
{
    /// <summary>The properties of <c>Prepaid</c>.</summary>
    internal static ObjectType<PrepaidSpec> Prepaid { get; } =
        new(
            "Prepaid",
            "Prepaid (subscription) instances.",
            [
                Property<PrepaidSpec>.Value(
                    "period",
                    Kinds.Integer,
                    "How many units an instance is paid for: 1 to 4 weeks; 1 to 9, 12, 24, 36, 48 or 60 months.",
                    prepaid => prepaid.Period
                ) with
                {
                    Required = true,
                    Range = new ValueRange(1, 60) { IsChecked = true },
                    Field = "scaling_group.period",
                },
                Property<PrepaidSpec>.Value(
                    "unit",
                    Kinds.Enum(PoolTerms.PeriodUnits),
                    "The unit of the period. Default month.",
                    prepaid => prepaid.Unit
                ) with
                {
                    Default = "month",
                    SendsDefault = DefaultSending.OnCreate,
                    Field = new CloudField("scaling_group.period_unit") { Form = CloudForms.Terms(("week", "Week"), ("month", "Month")) },
                },
                Property<PrepaidSpec>.Value(
                    "autoRenew",
                    Kinds.Boolean,
                    "Whether instances are renewed automatically. Default false.",
                    prepaid => prepaid.AutoRenew
                ) with
                {
                    Default = false,
                    OnRemoval = RemovalEffect.Clears,
                    Field = "scaling_group.auto_renew",
                },
                Property<PrepaidSpec>.Value(
                    "autoRenewPeriod",
                    Kinds.Integer,
                    "How many units an instance is renewed for. Default 1.",
                    prepaid => prepaid.AutoRenewPeriod
                ) with
                {
                    Default = 1,
                    OnRemoval = RemovalEffect.Clears,
                    Range = new ValueRange(1, 60) { IsChecked = true },
                    Field = "scaling_group.auto_renew_period",
                },
            ]
        );

    /// <summary>The properties of <c>PrivatePool</c>.</summary>
    internal static ObjectType<PrivatePoolSpec> PrivatePool { get; } =
        new(
            "PrivatePool",
            "The private pool, of an elasticity assurance or a capacity reservation, that instances are taken from.",
            [
                Property<PrivatePoolSpec>.Value(
                    "match",
                    Kinds.Enum(PoolTerms.PrivatePoolMatches),
                    "open: any open private pool, then public capacity. target: the one named by id. none: public capacity.",
                    pool => pool.Match
                ) with
                {
                    Required = true,
                    Field = new CloudField("scaling_group.private_pool_options.match_criteria")
                    {
                        Form = CloudForms.Terms(("open", "Open"), ("target", "Target"), ("none", "None")),
                    },
                },
                Property<PrivatePoolSpec>.Value("id", Kinds.Text, "The id of the private pool; for target only.", pool => pool.Id) with
                {
                    Field = "scaling_group.private_pool_options.id",
                },
            ]
        );

    /// <summary>The properties of <c>ResourcePool</c>.</summary>
    internal static ObjectType<ResourcePoolSpec> ResourcePool { get; } =
        new(
            "ResourcePool",
            "The order in which private and public capacity is used.",
            [
                Property<ResourcePoolSpec>.Value(
                    "strategy",
                    Kinds.Enum(PoolTerms.ResourcePoolStrategies),
                    "The order.",
                    pool => pool.Strategy
                ) with
                {
                    Required = true,
                    Field = new CloudField("scaling_group.resource_pool_options.strategy")
                    {
                        Form = CloudForms.Terms(
                            ("privatePoolFirst", "PrivatePoolFirst"),
                            ("privatePoolOnly", "PrivatePoolOnly"),
                            ("none", "None")
                        ),
                    },
                },
                Property<ResourcePoolSpec>.List(
                    "privatePoolIds",
                    Kinds.Text,
                    "The private pools to use, 1 to 20, in mode target.",
                    pool => pool.PrivatePoolIds
                ) with
                {
                    IsSet = true,
                    OnRemoval = RemovalEffect.Clears,
                    Range = new ValueRange(1, 20) { IsChecked = true },
                    Field = "scaling_group.resource_pool_options.private_pool_ids",
                },
            ]
        );

    /// <summary>The properties of <c>PublicIp</c>.</summary>
    internal static ObjectType<PublicIpSpec> PublicIp { get; } =
        new(
            "PublicIp",
            "Public IP addresses of the nodes.",
            [
                Property<PublicIpSpec>.Value(
                    "billing",
                    Kinds.Enum(PoolTerms.PublicIpBillings),
                    "How traffic is paid.",
                    address => address.Billing
                ) with
                {
                    Required = true,
                    Field = new CloudField("scaling_group.internet_charge_type")
                    {
                        Form = CloudForms.Terms(("byTraffic", "PayByTraffic"), ("byBandwidth", "PayByBandwidth")),
                    },
                },
                Property<PublicIpSpec>.Value(
                    "bandwidthMbps",
                    Kinds.Integer,
                    "Outbound bandwidth in Mbit/s, 1 to 100.",
                    address => address.BandwidthMbps
                ) with
                {
                    Required = true,
                    Range = new ValueRange(1, 100) { IsChecked = true },
                    Field = "scaling_group.internet_max_bandwidth_out",
                },
            ]
        );
}
