using ContainerOS.Emulator.Catalogue;
using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Http;
using ContainerOS.Emulator.Nodes;

namespace ContainerOS.Emulator.Ecs;

/// <summary>DescribeAvailableResource: the resources of each zone. In the demo account GPU types are sold out in the last zone.</summary>
internal static class ResourceAvailability
{
    private static readonly (string Category, int Min, int Max)[] SystemDisks =
    [
        ("cloud_essd", 20, 2048),
        ("cloud_auto", 20, 2048),
        ("cloud_efficiency", 20, 2048),
        ("cloud_ssd", 20, 2048),
    ];
    private static readonly (string Category, int Min, int Max)[] DataDisks =
    [
        ("cloud_essd", 20, 65536),
        ("cloud_auto", 20, 65536),
        ("cloud_efficiency", 20, 32768),
        ("cloud_ssd", 20, 32768),
    ];

    internal static FieldMap Answer(Call call)
    {
        var request = call.Request;
        QueryFilters.RejectUnsupported(
            request,
            "DestinationResource",
            "ZoneId",
            "InstanceType",
            "InstanceChargeType",
            "SpotStrategy",
            "ResourceType",
            "IoOptimized",
            "SystemDiskCategory",
            "Cores",
            "Memory",
            "NetworkCategory"
        );
        var zones = DemoAccount
            .VSwitchIds.Select(Node.ZoneOf)
            .Where(zone => request.Parameter("ZoneId") is not { Length: > 0 } requested || requested == zone);
        return FieldMap.Of(("AvailableZones", FieldMap.Of(("AvailableZone", ListValue.Of(zones.Select(zone => Zone(request, zone)))))));
    }

    /// <summary>Whether a zone has stock of a type.</summary>
    internal static bool HasStock(InstanceType type, string zone) => !type.HasGpu || zone != Node.ZoneOf(DemoAccount.VSwitchIds[^1]);

    private static FieldMap Zone(ApiRequest request, string zone)
    {
        var (kind, type) = (request.Parameter("DestinationResource"), request.Parameter("InstanceType"));
        ApiException.ThrowUnless(
            kind is "Zone" or "InstanceType" or "SystemDisk" or "DataDisk",
            "DestinationResource must be Zone, InstanceType, SystemDisk or DataDisk"
        );
        ApiException.ThrowUnless(
            kind is not "SystemDisk" || type is { Length: > 0 },
            "DestinationResource SystemDisk requires InstanceType"
        );
        var named = type is { Length: > 0 } ? InstanceType.Named([type]) : InstanceType.All;
        var supported = kind switch
        {
            "InstanceType" => named.Where(known => IsAsked(request, known)).Select(known => Entry(known.Id, HasStock(known, zone))),
            "SystemDisk" => Disks(SystemDisks, named, zone),
            "DataDisk" => Disks(DataDisks, named, zone),
            _ => [],
        };
        return FieldMap.Of(
            ("RegionId", DemoAccount.Region),
            ("ZoneId", zone),
            ("Status", "Available"),
            ("StatusCategory", "WithStock"),
            (
                "AvailableResources",
                FieldMap.Of(("AvailableResource", kind == "Zone" ? ListValue.Empty : ListValue.Of([Resource(kind!, supported)])))
            )
        );
    }

    private static FieldMap Resource(string kind, IEnumerable<FieldMap> supported) =>
        FieldMap.Of(("Type", kind), ("SupportedResources", FieldMap.Of(("SupportedResource", ListValue.Of(supported)))));

    private static IEnumerable<FieldMap> Disks(
        (string Category, int Min, int Max)[] disks,
        IReadOnlyList<InstanceType> types,
        string zone
    ) =>
        types.Any(type => HasStock(type, zone))
            ? disks.Select(disk => Entry(disk.Category, true).With("Min", disk.Min).With("Max", disk.Max).With("Unit", "GiB"))
            : [];

    private static bool IsAsked(ApiRequest request, InstanceType type) =>
        (request.Parameter("Cores") is not { Length: > 0 } cores || cores == type.Cores.ToString())
        && (
            request.Parameter("Memory") is not { Length: > 0 } memory
            || (double.TryParse(memory, out var requested) && requested == type.MemoryGiB)
        );

    private static FieldMap Entry(string value, bool hasStock) =>
        FieldMap.Of(
            ("Value", value),
            ("Status", hasStock ? "Available" : "SoldOut"),
            ("StatusCategory", hasStock ? "WithStock" : "WithoutStock")
        );
}
