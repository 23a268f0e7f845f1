using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Protocol.Values;
using ContainerOS.Sdk.Ack.NodePools;

namespace ContainerOS.Provider.NodePools.Cloud;

/// <summary>Maps disks. A disk property that the program does not set keeps its live value; a new pool gets the default of ACK.</summary>
internal static class DiskMapping
{
    private const string DefaultCategory = "cloud_essd";
    private const string DefaultLevel = "PL0";
    private const int DefaultSystemSize = 40;

    /// <summary>The system disk properties to send.</summary>
    internal static ScalingGroup WriteSystemDisk(ScalingGroup live, DiskSpec? disk)
    {
        var category = disk?.Category.TermOrNull(PoolTerms.DiskCategories) ?? live.SystemDiskCategory ?? DefaultCategory;
        return new ScalingGroup
        {
            SystemDiskCategory = category,
            SystemDiskSize = disk?.SizeGiB.ValueOrNull() ?? live.SystemDiskSize ?? DefaultSystemSize,
            SystemDiskPerformanceLevel =
                Level(category, disk, live.SystemDiskPerformanceLevel) ?? (category == DefaultCategory ? DefaultLevel : null),
            SystemDiskEncrypted = disk?.Encrypted.ValueOrNull(),
            SystemDiskKmsKeyId = disk?.KmsKeyId.ObjectOrNull(),
        };
    }

    /// <summary>
    /// The data disks to send: at most one, complete, because ACK replaces the whole list. Empty if the program removed the disk; null if
    /// there is none to send or to remove.
    /// </summary>
    internal static IReadOnlyList<DataDisk>? WriteDataDisks(IReadOnlyList<DataDisk>? live, DiskSpec? disk)
    {
        if (disk is null)
        {
            return live is { Count: > 0 } ? [] : null;
        }

        var current = live is [var only] ? only : new DataDisk();
        var category = disk.Category.TermOrNull(PoolTerms.DiskCategories) ?? current.Category ?? DefaultCategory;
        return
        [
            current with
            {
                Category = category,
                Size = disk.SizeGiB.ValueOrNull() ?? current.Size,
                PerformanceLevel = Level(category, disk, current.PerformanceLevel),
                Encrypted = disk.Encrypted is { } encrypted ? (encrypted.Content ? "true" : "false") : current.Encrypted,
                KmsKeyId = disk.KmsKeyId.ObjectOrNull() ?? current.KmsKeyId,
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

    // Only ESSDs have performance levels: the current level is not kept when the category changes.
    private static string? Level(string category, DiskSpec? disk, string? current) =>
        category == DefaultCategory
            ? disk?.PerformanceLevel.TermOrNull(PoolTerms.PerformanceLevels) ?? current
            : disk?.PerformanceLevel.TermOrNull(PoolTerms.PerformanceLevels);
}
