using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Protocol.Values;
using ContainerOS.Sdk.Ack.NodePools;

namespace ContainerOS.Provider.NodePools.Cloud;

/// <summary>Maps disks. What the program leaves out of a disk stays as the pool has it, or as ACK's default has it.</summary>
internal static class DiskMapping
{
    private const string DefaultCategory = "cloud_essd";
    private const string DefaultLevel = "PL0";
    private const int DefaultSystemSize = 40;

    /// <summary>The group with the system disk laid over it.</summary>
    internal static ScalingGroup MergeSystemDisk(ScalingGroup group, DiskSpec? disk)
    {
        var category = disk?.Category.TermOrNull(PoolTerms.DiskCategories) ?? group.SystemDiskCategory ?? DefaultCategory;
        return group with
        {
            SystemDiskCategory = category,
            SystemDiskSize = disk?.SizeGiB.ValueOrNull() ?? group.SystemDiskSize ?? DefaultSystemSize,
            SystemDiskPerformanceLevel =
                Level(category, disk, group.SystemDiskPerformanceLevel) ?? (category == DefaultCategory ? DefaultLevel : null),
            SystemDiskEncrypted = disk?.Encrypted.ValueOrNull() ?? group.SystemDiskEncrypted,
            SystemDiskKmsKeyId = disk?.KmsKeyId.ObjectOrNull() ?? group.SystemDiskKmsKeyId,
        };
    }

    /// <summary>The one data disk; none when the program has none.</summary>
    internal static IReadOnlyList<DataDisk>? MergeDataDisks(IReadOnlyList<DataDisk>? current, DiskSpec? disk)
    {
        if (disk is null)
        {
            return null;
        }

        var basis = current is [var only] ? only : new DataDisk();
        var category = disk.Category.TermOrNull(PoolTerms.DiskCategories) ?? basis.Category ?? DefaultCategory;
        return
        [
            basis with
            {
                Category = category,
                Size = disk.SizeGiB.ValueOrNull() ?? basis.Size,
                PerformanceLevel = Level(category, disk, basis.PerformanceLevel),
                Encrypted = disk.Encrypted is { } encrypted ? (encrypted.Content ? "true" : "false") : basis.Encrypted,
                KmsKeyId = disk.KmsKeyId.ObjectOrNull() ?? basis.KmsKeyId,
            },
        ];
    }

    /// <summary>The system disk as inputs.</summary>
    internal static PropertyMap ReadSystemDisk(ScalingGroup group) =>
        new LiveInputsBuilder()
            .Put("category", group.SystemDiskCategory)
            .Put("sizeGiB", group.SystemDiskSize)
            .Put("performanceLevel", group.SystemDiskPerformanceLevel)
            .Put("encrypted", group.SystemDiskEncrypted)
            .Put("kmsKeyId", group.SystemDiskKmsKeyId)
            .ToMap();

    /// <summary>The data disk as inputs; null without one.</summary>
    internal static PropertyMap? ReadDataDisk(ScalingGroup group) =>
        group.DataDisks is not [var disk, ..]
            ? null
            : new LiveInputsBuilder()
                .Put("category", disk.Category)
                .Put("sizeGiB", disk.Size)
                .Put("performanceLevel", disk.PerformanceLevel)
                .Put("encrypted", disk.Encrypted is { Length: > 0 } encrypted ? encrypted == "true" : null)
                .Put("kmsKeyId", disk.KmsKeyId)
                .ToMap();

    /// <summary>Only ESSDs have performance levels; the level of another category is dropped when the category changes.</summary>
    private static string? Level(string category, DiskSpec? disk, string? current) =>
        category == DefaultCategory
            ? disk?.PerformanceLevel.TermOrNull(PoolTerms.PerformanceLevels) ?? current
            : disk?.PerformanceLevel.TermOrNull(PoolTerms.PerformanceLevels);
}
