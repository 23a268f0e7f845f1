using System.Globalization;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Components;
using ContainerOS.Provider.Configuration;
using ContainerOS.Provider.NodePools;
using ContainerOS.Provider.NodePools.Cloud;
using ContainerOS.Provider.Shapes;
using ContainerOS.Sdk.Ecs.Prices;
using Grpc.Core;

namespace ContainerOS.Provider.Functions;

/// <summary><c>estimateCost</c>: what the nodes of a pool cost, by the price list of ECS.</summary>
internal sealed class EstimateCostFunction : ICloudFunction
{
    /// <summary>The hours of a month for resources that are paid by the hour: 8760 hours of a year by 12.</summary>
    private const int HoursOfAMonth = 730;

    private const int DefaultSystemDiskGiB = 40;

    private static readonly EnumType CostUnit = new("CostUnit", ["hour", "month"]);

    private static readonly ObjectType Part = new(
        "CostPart",
        "A part of the price of a node.",
        [
            new("resource", PropertyType.Text, "instanceType, systemDisk or dataDisk; ECS may name others.") { Required = true },
            new("price", PropertyType.Number, "Its price, after discounts.") { Required = true },
        ]
    );

    /// <inheritdoc/>
    public FunctionSchema Schema { get; } =
        new(
            "containeros:index:estimateCost",
            "Estimates what the nodes of a pool cost, with the prices that ECS returns for the account (DescribePrice). What has no price "
                + "there is listed in notIncluded: nothing is guessed.",
            new ObjectType(
                "EstimateCostArgs",
                "The pool.",
                [
                    new("pool", NodePoolTemplateShape.InWave, "The inputs of the pool.") { Required = true },
                    new(
                        "unit",
                        CostUnit,
                        "The time that the prices are for; default hour. A month has 730 hours unless the pool is prepaid."
                    ),
                    new("zoneId", PropertyType.Text, "The zone, for the price of spot instances; they have no price without it."),
                ]
            ),
            new ObjectType(
                "EstimateCostResult",
                "The prices.",
                [
                    new("currency", PropertyType.Text, "CNY on the China site, USD on the international one.") { Required = true },
                    new("unit", CostUnit, "The time that the prices are for.") { Required = true },
                    new("instanceType", PropertyType.Text, "The instance type that was priced: the first one of the pool.")
                    {
                        Required = true,
                    },
                    new("perNode", PropertyType.Number, "The price of a node, after discounts.") { Required = true },
                    new("parts", PropertyType.ListOf(Part), "The parts of it that ECS lists.") { Required = true },
                    new("minNodes", PropertyType.Integer, "The nodes of the pool, or the least number of them; missing if not known."),
                    new("maxNodes", PropertyType.Integer, "The greatest number of nodes; missing if not known."),
                    new("minTotal", PropertyType.Number, "The price of the least number of nodes; missing if that is not known."),
                    new("maxTotal", PropertyType.Number, "The price of the greatest number of nodes; missing if that is not known."),
                    new("notIncluded", PropertyType.ListOf(PropertyType.Text), "What the prices do not include, and what was assumed.")
                    {
                        Required = true,
                    },
                ]
            )
        );

    /// <inheritdoc/>
    public async Task<PropertyMap> InvokeAsync(PropertyMap arguments, ProviderSession session, CancellationToken ct)
    {
        if (arguments["pool"].Unwrapped is not PropertyMap inputs || arguments.Where(pair => pair.Key != "pool").Any(IsUnknown))
        {
            return ICloudFunction.Unknown(Schema);
        }

        var pool = NodePoolBinding.Read(inputs);
        if (IsUndecided(pool))
        {
            return ICloudFunction.Unknown(Schema);
        }

        var type = pool.InstanceTypes?.Items is [var first, ..]
            ? first.Content
            : throw new FunctionArgumentException("pool.instanceTypes", "pool.instanceTypes has no type that could be priced");
        var isMonth = arguments.Find("unit")?.Unwrapped is PropertyString { Value: "month" };
        var isPrepaid = pool.Prepaid is not null;
        List<string> notIncluded = [.. Assumptions(pool, session, type)];
        var request = await RequestAsync(pool, session, type, notIncluded, ct) with
        {
            Unit = isPrepaid && isMonth ? "Month" : "Hour",
            ZoneId = (arguments.Find("zoneId")?.Unwrapped as PropertyString)?.Value,
        };
        if (isPrepaid && !isMonth)
        {
            throw new FunctionArgumentException("unit", "a prepaid pool has no price by the hour: write unit: month");
        }

        var price = await PriceAsync(session, request, ct);
        var factor = isMonth && !isPrepaid ? HoursOfAMonth : 1;
        var perNode = Trade(price) * factor;
        var result = PropertyMap.Of(
            ("currency", price.Currency ?? throw NoPrice("ECS returned a price without a currency")),
            ("unit", isMonth ? "month" : "hour"),
            ("instanceType", type),
            ("perNode", perNode),
            (
                "parts",
                PropertyArray.Of(
                    price
                        .Details.Where(part => part is { Resource: not null, Trade: not null })
                        .Select(part =>
                            (PropertyValue)PropertyMap.Of(("resource", part.Resource!), ("price", Round(part.Trade!.Value * factor)))
                        )
                )
            ),
            ("notIncluded", PropertyArray.Of(notIncluded.Select(text => (PropertyValue)text)))
        );
        return WithTotals(result, pool, perNode);
    }

    private static bool IsUnknown(KeyValuePair<string, PropertyValue> argument) => argument.Value.ContainsUnknowns;

    // What decides the price has to be known; labels and other properties may be unknown.
    private static bool IsUndecided(NodePoolSpec pool) =>
        pool is { InstanceTypes: { IsKnown: false } or { Items: [{ IsKnown: false }, ..] } }
        || pool.Spot is { IsKnown: false } or { Content.Strategy.IsKnown: false }
        || pool.Prepaid is { IsKnown: false }
        || IsUndecided(pool.SystemDisk)
        || IsUndecided(pool.DataDisk);

    private static bool IsUndecided(Value<DiskSpec>? disk) =>
        disk
            is { IsKnown: false }
                or { Content.Category.IsKnown: false }
                or { Content.SizeGiB.IsKnown: false }
                or { Content.PerformanceLevel.IsKnown: false };

    private static async Task<PriceRequest> RequestAsync(
        NodePoolSpec pool,
        ProviderSession session,
        string type,
        List<string> notIncluded,
        CancellationToken ct
    )
    {
        var pin = pool.Os.ObjectOrNull();
        var image =
            session.Images.Resolve(pin).ImageId
            ?? (pin?.Version is { IsKnown: true } release ? await session.Lookups.FindImageIdAsync(release.Content, pool, ct) : null);
        var system = pool.SystemDisk.ObjectOrNull();
        PricedDisk? systemDisk = null;
        if (image is null)
        {
            notIncluded.Add("the system disk: ECS prices it only together with an image, and no image is known for the pool");
        }
        else
        {
            var category = Category(system) ?? "cloud_essd";
            systemDisk = new(
                category,
                system?.SizeGiB?.Content ?? DefaultSystemDiskGiB,
                Level(system) ?? (category == "cloud_essd" ? "PL0" : null)
            );
        }

        var data = pool.DataDisk.ObjectOrNull();
        PricedDisk[] dataDisks = [];
        if (data is { SizeGiB: { } size })
        {
            dataDisks = [new(Category(data) ?? "cloud_essd", size.Content, Level(data))];
        }
        else if (data is not null)
        {
            notIncluded.Add("the data disk: its size is not set");
        }

        return new PriceRequest
        {
            InstanceType = type,
            ImageId = image,
            SystemDisk = systemDisk,
            DataDisks = dataDisks,
            SpotStrategy = pool.Spot.ObjectOrNull()?.Strategy?.Content switch
            {
                SpotStrategy.AsPriceGo => "SpotAsPriceGo",
                SpotStrategy.WithPriceLimit => "SpotWithPriceLimit",
                _ => null,
            },
        };
    }

    private static IEnumerable<string> Assumptions(NodePoolSpec pool, ProviderSession session, string type)
    {
        if (session.CloudKind is CloudKind.Emulator)
        {
            yield return "the prices are those of the emulator, which are invented";
        }

        if (pool.InstanceTypes!.Items.Count > 1)
        {
            yield return $"the other instance types: all nodes were priced as {type}";
        }

        if (pool.Spot.ObjectOrNull() is { Strategy: not null } spot)
        {
            yield return "changes of the spot price, which is that of now"
                + (spot.OnDemandBase is null && spot.OnDemandPercentage is null ? string.Empty : ", and the share of on-demand instances");
        }

        if (pool.PublicIp is not null)
        {
            yield return "public IP addresses and their traffic";
        }

        yield return "traffic, snapshots, and the fee of the cluster";
    }

    private static async Task<Price> PriceAsync(ProviderSession session, PriceRequest request, CancellationToken ct)
    {
        try
        {
            return await CloudErrors.TranslateAsync(() => session.Cloud().Ecs.Prices.GetAsync(request, ct));
        }
        catch (RpcFaultException error) when (error.Code is StatusCode.NotFound)
        {
            throw new FunctionArgumentException("pool.instanceTypes[0]", error.Message);
        }
    }

    private static PropertyMap WithTotals(PropertyMap result, NodePoolSpec pool, double perNode)
    {
        var scaling = pool.AutoScaling.ObjectOrNull();
        var (least, most) = pool.DesiredSize is { } size ? (size, (Value<int>?)size) : (scaling?.MinSize, scaling?.MaxSize);
        if (least is { } lower)
        {
            result = lower.IsKnown
                ? result.With("minNodes", lower.Content).With("minTotal", Round(lower.Content * perNode))
                : result.With("minNodes", PropertyUnknown.Instance).With("minTotal", PropertyUnknown.Instance);
        }

        if (most is { } upper)
        {
            result = upper.IsKnown
                ? result.With("maxNodes", upper.Content).With("maxTotal", Round(upper.Content * perNode))
                : result.With("maxNodes", PropertyUnknown.Instance).With("maxTotal", PropertyUnknown.Instance);
        }

        return result;
    }

    private static double Trade(Price price) => price.Trade is { } trade ? Round(trade) : throw NoPrice("ECS returned no price");

    // Prices have at most 6 decimals; the multiplication of doubles must not add more.
    private static double Round(double price) => (double)decimal.Round((decimal)price, 6);

    private static RpcFaultException NoPrice(string text) =>
        new(
            StatusCode.FailedPrecondition,
            string.Create(CultureInfo.InvariantCulture, $"{text}: the cost of the pool cannot be estimated")
        );

    private static string? Category(DiskSpec? disk) =>
        disk?.Category is { } category ? PoolTerms.DiskCategories.Of(category.Content) : null;

    private static string? Level(DiskSpec? disk) =>
        disk?.PerformanceLevel is { } level ? PoolTerms.PerformanceLevels.Of(level.Content) : null;
}
