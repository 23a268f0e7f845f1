using ContainerOS.Model.Terms;
using ContainerOS.Provider.Schema;

namespace ContainerOS.Provider.NodePools.Schema;

/// <summary>Disks.</summary>
internal static class DiskShape
{
    /// <summary>The shape of <c>Disk</c>.</summary>
    internal static ObjectType Disk { get; } =
        new(
            "Disk",
            "A disk of a node.",
            [
                new("category", ChoiceType.Of(PoolTerms.DiskCategories), "ECS disk category."),
                new("sizeGiB", PropertyType.Whole, "Size in GiB."),
                new("performanceLevel", ChoiceType.Of(PoolTerms.PerformanceLevels), "Performance level; for cloud_essd only."),
                new("encrypted", PropertyType.Truth, "Whether the disk is encrypted."),
                new("kmsKeyId", PropertyType.Text, "The KMS key of an encrypted disk."),
            ]
        );
}
