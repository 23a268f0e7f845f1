using ContainerOS.Emulator.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Ecs;

/// <summary>DescribeDisks: the disks of each instance, as configured in its pool when the instance was created.</summary>
internal static class DiskListing
{
    internal static JObject Answer(ApiRequest request, InstanceRepository instances)
    {
        QueryFilters.RejectUnsupported(request, "InstanceId", "DiskIds", "DiskType", "Category", "Status");
        var (ids, type) = (QueryFilters.Ids(request, "DiskIds"), request.Parameter("DiskType") ?? "all");
        ApiException.ThrowUnless(type is "all" or "system" or "data", "DiskType must be all, system or data");
        var found = instances
            .All()
            .SelectMany(Disks)
            .Where(disk => ids?.Contains((string)disk["DiskId"]!) != false && (type == "all" || (string?)disk["Type"] == type));
        return TokenPage.Answer(
            request,
            "Disks",
            "Disk",
            item => (string)item["DiskId"]!,
            [.. found.Where(disk => QueryFilters.Match(request, disk, "InstanceId", "Category", "Status"))]
        );
    }

    private static IEnumerable<JObject> Disks(EcsInstance machine)
    {
        var shape = machine.Shape;
        yield return Shape(
            machine,
            0,
            "system",
            shape["system_disk_category"],
            shape["system_disk_size"],
            shape["system_disk_performance_level"],
            shape["system_disk_encrypted"]
        );
        foreach (var (disk, index) in (shape["data_disks"] as JArray ?? []).Select((disk, index) => (disk, index)))
        {
            yield return Shape(machine, index + 1, "data", disk["category"], disk["size"], disk["performance_level"], disk["encrypted"]);
        }
    }

    private static JObject Shape(
        EcsInstance machine,
        int index,
        string type,
        JToken? category,
        JToken? size,
        JToken? level,
        JToken? encrypted
    ) =>
        new()
        {
            ["DiskId"] = $"d-bp{machine.Id[4..]}{index}",
            ["InstanceId"] = machine.Id,
            ["Type"] = type,
            ["Category"] = (string?)category ?? "cloud_essd",
            ["Size"] = (int?)size ?? 120,
            ["PerformanceLevel"] = (string?)level ?? ((string?)category is "cloud_essd" ? "PL1" : string.Empty),
            ["Encrypted"] = string.Equals((string?)encrypted, "true", StringComparison.OrdinalIgnoreCase),
            ["Device"] = $"/dev/xvd{(char)('a' + index)}",
            ["Status"] = "In_use",
            ["DeleteWithInstance"] = true,
            ["DiskChargeType"] = (string?)machine.Shape["instance_charge_type"] ?? "PostPaid",
            ["ImageId"] = type == "system" ? machine.Image : string.Empty,
            ["RegionId"] = DemoAccount.Region,
            ["ZoneId"] = machine.Zone,
            ["CreationTime"] = EcsTime.Text(machine.CreatedAt),
        };
}
