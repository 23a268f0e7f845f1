using ContainerOS.Emulator.Catalogue;
using ContainerOS.Emulator.Http;
using Newtonsoft.Json.Linq;

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

    internal static JObject Answer(ApiRequest request)
    {
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
            .VSwitchIds.Select(vSwitch => $"{DemoAccount.Region}-{vSwitch[^1]}")
            .Where(zone => request.Parameter("ZoneId") is not { Length: > 0 } requested || requested == zone);
        return new JObject
        {
            ["AvailableZones"] = new JObject { ["AvailableZone"] = new JArray(zones.Select(zone => Zone(request, zone))) },
        };
    }

    private static JObject Zone(ApiRequest request, string zone)
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
        var named = type is { Length: > 0 } ? InstanceTypeCatalogue.Named([type]) : InstanceTypeCatalogue.Named([]);
        var reply = new JObject
        {
            ["RegionId"] = DemoAccount.Region,
            ["ZoneId"] = zone,
            ["Status"] = "Available",
            ["StatusCategory"] = "WithStock",
        };
        var supported = kind switch
        {
            "InstanceType" => named
                .Where(known => IsAsked(request, known))
                .Select(known => Entry((string)known["InstanceTypeId"]!, IsThere(known, zone))),
            "SystemDisk" => Disks(SystemDisks, named, zone),
            "DataDisk" => Disks(DataDisks, named, zone),
            _ => [],
        };
        reply["AvailableResources"] = new JObject { ["AvailableResource"] = kind == "Zone" ? [] : new JArray(Resource(kind!, supported)) };
        return reply;
    }

    private static JObject Resource(string kind, IEnumerable<JObject> supported) =>
        new()
        {
            ["Type"] = kind,
            ["SupportedResources"] = new JObject { ["SupportedResource"] = new JArray(supported) },
        };

    private static IEnumerable<JObject> Disks((string Category, int Min, int Max)[] disks, IReadOnlyList<JObject> types, string zone) =>
        types.Any(type => IsThere(type, zone)) ? disks.Select(disk => Bounded(Entry(disk.Category, true), disk.Min, disk.Max)) : [];

    private static JObject Bounded(JObject entry, int min, int max)
    {
        (entry["Min"], entry["Max"], entry["Unit"]) = (min, max, "GiB");
        return entry;
    }

    private static bool IsAsked(ApiRequest request, JObject type) =>
        (request.Parameter("Cores") is not { Length: > 0 } cores || cores == (string?)type["CpuCoreCount"])
        && (
            request.Parameter("Memory") is not { Length: > 0 } memory
            || (double.TryParse(memory, out var requested) && requested == (double)type["MemorySize"]!)
        );

    private static bool IsThere(JObject type, string zone) =>
        (int?)type["GPUAmount"] is null or 0 || !zone.EndsWith(DemoAccount.VSwitchIds[^1][^1]);

    private static JObject Entry(string value, bool isThere) =>
        new()
        {
            ["Value"] = value,
            ["Status"] = isThere ? "Available" : "SoldOut",
            ["StatusCategory"] = isThere ? "WithStock" : "WithoutStock",
        };
}
