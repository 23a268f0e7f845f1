using System.Globalization;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Protocol.Values;
using ContainerOS.Sdk.Ack.NodePools;

namespace ContainerOS.Provider.NodePools.Cloud;

/// <summary>Maps spot settings to <c>scaling_group</c> and back. They are set when the pool is created and cannot be changed.</summary>
internal static class SpotMapping
{
    private static readonly (SpotStrategy Choice, string Api)[] Strategies =
    [
        (SpotStrategy.AsPriceGo, "SpotAsPriceGo"),
        (SpotStrategy.WithPriceLimit, "SpotWithPriceLimit"),
    ];

    /// <summary>Adds spot settings to the group of a new pool; unchanged without any.</summary>
    internal static ScalingGroup AddTo(ScalingGroup group, SpotSpec? spot) =>
        spot is null
            ? group
            : group with
            {
                SpotStrategy = spot.Strategy is { } strategy ? Strategies.First(pair => pair.Choice == strategy.Content).Api : null,
                SpotPriceLimits = spot.PriceLimits.EntriesOrNull()?.Select(Limit).ToArray(),
                SpotInstancePools = spot.Pools.ValueOrNull(),
                OnDemandBaseCapacity = spot.OnDemandBase.ValueOrNull(),
                OnDemandPercentageAboveBaseCapacity = spot.OnDemandPercentage.ValueOrNull(),

                // A share of spot instances needs this policy (field texts of npm @alicloud/cs20151215 7.2.0).
                MultiAzPolicy = (spot.Pools ?? spot.OnDemandBase ?? spot.OnDemandPercentage) is null ? null : "COST_OPTIMIZED",
            };

    /// <summary>The spot settings as inputs; null without spot instances.</summary>
    internal static PropertyMap? Read(ScalingGroup group)
    {
        var strategy = Strategies.FirstOrDefault(pair => pair.Api == group.SpotStrategy);
        return strategy.Api is null
            ? null
            : new LiveInputsBuilder()
                .Put("strategy", PoolTerms.SpotStrategies.Of(strategy.Choice))
                .Put("priceLimits", group.SpotPriceLimits?.ToDictionary(limit => limit.InstanceType ?? string.Empty, Price))
                .Put("pools", group.SpotInstancePools)
                .Put("onDemandBase", group.OnDemandBaseCapacity)
                .Put("onDemandPercentage", group.OnDemandPercentageAboveBaseCapacity)
                .ToMap();
    }

    private static SpotPriceLimit Limit(KeyValuePair<string, double> limit) =>
        new() { InstanceType = limit.Key, PriceLimit = limit.Value.ToString("R", CultureInfo.InvariantCulture) };

    private static PropertyValue Price(SpotPriceLimit limit) =>
        double.TryParse(limit.PriceLimit, CultureInfo.InvariantCulture, out var price) ? price : PropertyNull.Instance;
}
