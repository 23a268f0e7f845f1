using ContainerOS.Model.Terms;
using ContainerOS.Provider.Schema;

namespace ContainerOS.Provider.NodePools.Schema;

/// <summary>Disks.</summary>
internal static class DiskSchema
{
    /// <summary>The schema of <c>Disk</c>.</summary>
    internal static ObjectType Disk { get; } =
        new(
            "Disk",
            "A disk of a node.",
            [
                new("category", EnumType.Of(PoolTerms.DiskCategories), "ECS disk category."),
                new("sizeGiB", PropertyType.Integer, "Size in GiB."),
                new("performanceLevel", EnumType.Of(PoolTerms.PerformanceLevels), "Performance level; for cloud_essd only."),
                new("encrypted", PropertyType.Boolean, "Whether the disk is encrypted."),
                new("kmsKeyId", PropertyType.Text, "The KMS key of an encrypted disk."),
            ]
        );
}
