using ContainerOS.Emulator.Catalogue;
using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Http;

namespace ContainerOS.Emulator.Ecs;

/// <summary>
/// DescribePrice. The prices are invented, in the range of real ones: they depend on vCPUs, memory, GPUs, disks, time and amount.
/// </summary>
internal static class PriceList
{
    private const decimal CoreHour = 0.13m;
    private const decimal GibibyteHour = 0.03m;
    private const decimal GpuHour = 8m;
    private const decimal SpotShare = 0.3m;

    internal static FieldMap Answer(Call call)
    {
        var request = call.Request;
        QueryFilters.RejectUnsupported(
            request,
            "ResourceType",
            "InstanceType",
            "ImageId",
            "SystemDisk",
            "DataDisk",
            "PriceUnit",
            "Period",
            "Amount",
            "SpotStrategy",
            "ZoneId",
            "IoOptimized",
            "InstanceNetworkType"
        );
        ApiException.ThrowUnless(
            request.Parameter("ResourceType") is null or "" or "instance" or "disk",
            "The emulator supports only the resource types instance and disk",
            "InvalidParameter.Unimplemented"
        );
        var (hours, rebate) = Time(request.Parameter("PriceUnit"), Whole(request, "Period", 1));
        var amount = Whole(request, "Amount", 1);
        var lines = Lines(request)
            .Select(line => new Line(line.Resource, line.Hour * hours * amount, rebate * (IsSpot(request, line.Resource) ? SpotShare : 1)))
            .ToList();
        var total = Prices(lines.Sum(line => line.Original), lines.Sum(line => line.Trade));
        return FieldMap.Of(
            (
                "PriceInfo",
                FieldMap.Of(
                    (
                        "Price",
                        total.With("Currency", "CNY").With("DetailInfos", FieldMap.Of(("DetailInfo", ListValue.Of(lines.Select(Shape)))))
                    ),
                    ("Rules", FieldMap.Of(("Rule", ListValue.Empty)))
                )
            )
        );
    }

    /// <summary>The price of an instance per hour, without its disks.</summary>
    internal static decimal OfInstance(InstanceType type) =>
        (type.Cores * CoreHour) + ((decimal)type.MemoryGiB * GibibyteHour) + (type.GpuAmount * GpuHour);

    private static FieldMap Shape(Line line) => FieldMap.Of(("Resource", line.Resource)).Merge(Prices(line.Original, line.Trade));

    private static FieldMap Prices(decimal original, decimal trade) =>
        FieldMap.Of(("OriginalPrice", original), ("DiscountPrice", original - trade), ("TradePrice", trade));

    private static IEnumerable<(string Resource, decimal Hour)> Lines(ApiRequest request)
    {
        if (request.Parameter("ResourceType") is not "disk")
        {
            var type =
                InstanceType.Find(request.Parameter("InstanceType") ?? string.Empty)
                ?? throw new ApiException(
                    404,
                    "InvalidInstanceType.NotFound",
                    $"The instance type {request.Parameter("InstanceType")} does not exist."
                );
            yield return ("instanceType", OfInstance(type));
        }

        foreach (
            var (prefix, resource) in Enumerable
                .Range(1, 16)
                .Select(number => ($"DataDisk.{number}", "dataDisk"))
                .Prepend(("SystemDisk", "systemDisk"))
        )
        {
            if (request.Parameter(prefix + ".Category") is { Length: > 0 } category)
            {
                yield return (
                    resource,
                    Disk(category, request.Parameter(prefix + ".PerformanceLevel")) * Whole(request, prefix + ".Size", 40)
                );
            }
        }
    }

    /// <summary>The price of a GiB of a disk per hour.</summary>
    private static decimal Disk(string category, string? level) =>
        (category, level) switch
        {
            ("cloud_essd", "PL0") => 0.001m,
            ("cloud_essd", null or "" or "PL1") => 0.0021m,
            ("cloud_essd", "PL2") => 0.0042m,
            ("cloud_essd", "PL3") => 0.0084m,
            ("cloud_auto" or "cloud_ssd", _) => 0.0021m,
            ("cloud_efficiency", _) => 0.0007m,
            ("cloud_essd_entry", _) => 0.0008m,
            _ => throw new ApiException(400, "InvalidParameter", $"The emulator has no price for a disk of {category} {level}."),
        };

    private static (decimal Hours, decimal Rebate) Time(string? unit, int period) =>
        unit switch
        {
            null or "" or "Hour" => (period, 1m),
            "Week" => (period * 168m, 0.8m),
            "Month" => (period * 730m, 0.65m),
            "Year" => (period * 8_760m, 0.55m),
            _ => throw new ApiException(400, "InvalidParameter", "PriceUnit must be Hour, Week, Month or Year."),
        };

    private static bool IsSpot(ApiRequest request, string resource) =>
        resource == "instanceType" && request.Parameter("SpotStrategy") is "SpotAsPriceGo" or "SpotWithPriceLimit";

    private static int Whole(ApiRequest request, string name, int defaultValue)
    {
        var number = defaultValue;
        ApiException.ThrowUnless(
            request.Parameter(name) is not { Length: > 0 } text || (int.TryParse(text, out number) && number > 0),
            $"{name} must be an integer of at least 1"
        );
        return number;
    }

    /// <summary>The price of a resource.</summary>
    private sealed record Line(string Resource, decimal Full, decimal Share)
    {
        internal decimal Original { get; } = Math.Round(Full, 4);

        internal decimal Trade { get; } = Math.Round(Full * Share, 4);
    }
}
