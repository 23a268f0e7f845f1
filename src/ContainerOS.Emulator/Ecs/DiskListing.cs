using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Http;
using ContainerOS.Emulator.Nodes;
using ContainerOS.Emulator.Nodes.Boot;
using ContainerOS.Emulator.Time;

namespace ContainerOS.Emulator.Ecs;

/// <summary>
/// DescribeDisks: the disks of each instance, as configured in its pool when the instance was created. A replaced system disk is another
/// disk; data disks stay.
/// </summary>
internal static class DiskListing
{
    internal static FieldMap Answer(Call call)
    {
        var request = call.Request;
        QueryFilters.RejectUnsupported(request, "InstanceId", "DiskIds", "DiskType", "Category", "Status");
        var (ids, type) = (QueryFilters.Ids(request, "DiskIds"), request.Parameter("DiskType") ?? "all");
        ApiException.ThrowUnless(type is "all" or "system" or "data", "DiskType must be all, system or data");
        var nodes = InstanceQuery.Find(call.World, request.Parameter("InstanceId") is { Length: > 0 } id ? id.Split(',') : null);
        var found = nodes
            .SelectMany(Disks)
            .Where(disk =>
                ids?.Contains(disk.Id) != false
                && (type == "all" || disk.Type == type)
                && (request.Parameter("Category") is not { Length: > 0 } category || category.Split(',').Contains(disk.Category))
                && (
                    request.Parameter("Status") is not { Length: > 0 } status
                    || status.Split(',').Contains(disk.StatusAt(call.World.Seed, call.Now))
                )
            );
        return TokenPage.Answer(
            request,
            "Disks",
            "Disk",
            found.ToList(),
            disk => disk.Id,
            disk => Shape(disk, disk.StatusAt(call.World.Seed, call.Now))
        );
    }

    private static IEnumerable<Disk> Disks(Node node)
    {
        var template = node.Template;
        yield return new(
            node,
            0,
            "system",
            template.SystemDiskCategory,
            template.SystemDiskSize,
            template.SystemDiskLevel,
            template.IsSystemDiskEncrypted == true
        );
        foreach (var (disk, index) in (template.DataDisks ?? []).Select((disk, index) => (disk, index)))
        {
            yield return new(
                node,
                index + 1,
                "data",
                disk.Category ?? "cloud_essd",
                disk.Size ?? 120,
                disk.Level,
                string.Equals(disk.Encrypted, "true", StringComparison.OrdinalIgnoreCase)
            );
        }
    }

    private static FieldMap Shape(Disk disk, string status) =>
        FieldMap.Of(
            ("DiskId", disk.Id),
            ("InstanceId", disk.Node.Id),
            ("Type", disk.Type),
            ("Category", disk.Category),
            ("Size", disk.Size),
            ("PerformanceLevel", disk.Level ?? (disk.Category == "cloud_essd" ? "PL1" : string.Empty)),
            ("Encrypted", disk.IsEncrypted),
            ("Device", $"/dev/xvd{(char)('a' + disk.Index)}"),
            ("Status", status),
            ("DeleteWithInstance", true),
            ("DiskChargeType", disk.Node.Template.ChargeType),
            ("ImageId", disk.Type == "system" ? disk.Node.ImageId : string.Empty),
            ("RegionId", DemoAccount.Region),
            ("ZoneId", disk.Node.Zone),
            ("CreationTime", TimeText.OfEcs(disk.Node.BornAt))
        );

    private sealed record Disk(Node Node, int Index, string Type, string Category, long Size, string? Level, bool IsEncrypted)
    {
        internal string Id { get; } =
            Index == 0 && Node.Replacements > 0 ? $"d-bp{Node.Id[4..]}{Index}{Node.Replacements:x}" : $"d-bp{Node.Id[4..]}{Index}";

        /// <summary>Its state: it is created with its instance, and a replaced system disk is <c>ReIniting</c> (inferred).</summary>
        internal string StatusAt(int seed, long now) =>
            Node.PhaseAt(seed, now) switch
            {
                BootPhaseKind.Create => "Creating",
                BootPhaseKind.ReplaceDisk when Index == 0 => "ReIniting",
                _ => "In_use",
            };
    }
}
