using ContainerOS.Emulator.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools;

/// <summary>The disks that ECS accepts: their sizes, and the minimum sizes of ESSD performance levels (inferred for data disks).</summary>
internal static class DiskAdmission
{
    private const string Essd = "cloud_essd";

    internal static void Check(JObject group)
    {
        NumberBounds.Check(group, "scaling_group", ("system_disk_size", 20, 2048));
        CheckLevel(group, "system_disk_category", "system_disk_performance_level", "system_disk_size");
        foreach (var disk in (group["data_disks"] as JArray ?? []).OfType<JObject>())
        {
            NumberBounds.Check(disk, "scaling_group.data_disks[]", ("size", 40, 32768));
            CheckLevel(disk, "category", "performance_level", "size");
        }
    }

    private static void CheckLevel(JObject disk, string category, string level, string size)
    {
        if ((string?)disk[level] is not { Length: > 0 } given)
        {
            return;
        }

        ApiException.ThrowUnless((string?)disk[category] is null or Essd, $"{level} is for disks of the category {Essd} only");
        ApiException.ThrowUnless(
            (long?)disk[size] is not { } gibibytes || gibibytes >= MinSize(given),
            $"{level} {given} needs a disk of {MinSize(given)} GiB or more"
        );
    }

    private static int MinSize(string level) =>
        level switch
        {
            "PL1" => 20,
            "PL2" => 461,
            "PL3" => 1261,
            _ => 1,
        };
}
