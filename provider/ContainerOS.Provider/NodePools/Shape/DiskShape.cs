using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Shapes;

namespace ContainerOS.Provider.NodePools.Shape;

/// <summary>The properties of a disk. A system disk and a data disk have the same properties in programs, and others in the API.</summary>
internal static class DiskShape
{
    private const string Essd = "cloud_essd";
    private const string AutoPl = "cloud_auto";
    private const string Category = "category";

    /// <summary>The system disk: fields of <c>scaling_group</c>.</summary>
    internal static ObjectType<DiskSpec> System { get; } = Create(isSystem: true);

    /// <summary>The data disk: an item of <c>scaling_group.data_disks</c>.</summary>
    internal static ObjectType<DiskSpec> Data { get; } = Create(isSystem: false);

    private static ObjectType<DiskSpec> Create(bool isSystem)
    {
        CloudField Place(string name) => isSystem ? $"scaling_group.system_disk_{name}" : name;
        return new(
            "Disk",
            "A disk of a node.",
            [
                Property<DiskSpec>.Value(
                    Category,
                    Kinds.Enum(PoolTerms.DiskCategories),
                    "ECS disk category. Default cloud_essd.",
                    disk => disk.Category
                ) with
                {
                    Default = Essd,
                    SendsDefault = DefaultSending.OnCreate,
                    Field = Place("category"),
                },
                Property<DiskSpec>.Value(
                    "sizeGiB",
                    Kinds.Integer,
                    "Size in GiB: 20 to 2048 for a system disk (default 40), 40 to 32768 for a data disk.",
                    disk => disk.SizeGiB
                ) with
                {
                    Default = isSystem ? (PropertyValue)40 : null,
                    SendsDefault = isSystem ? DefaultSending.OnCreate : DefaultSending.Never,
                    Range = isSystem ? new ValueRange(20, 2048) : new ValueRange(40, 32768),
                    Field = Place("size"),
                },
                Property<DiskSpec>.Value(
                    "performanceLevel",
                    Kinds.Enum(PoolTerms.PerformanceLevels),
                    "Performance level; for cloud_essd only, a system disk has PL0 by default. It is removed when the category "
                        + "becomes another one.",
                    disk => disk.PerformanceLevel
                ) with
                {
                    DefaultFrom = isSystem ? LevelOf : null,
                    SendsDefault = isSystem ? DefaultSending.OnCreate : DefaultSending.Never,
                    Field = Place("performance_level") with { Needs = (Category, Essd) },
                },
                Property<DiskSpec>.Value(
                    "encrypted",
                    Kinds.Boolean,
                    "Whether the disk is encrypted. Default false.",
                    disk => disk.Encrypted
                ) with
                {
                    Default = false,
                    Field = Place("encrypted") with { Form = isSystem ? null : CloudForms.BooleanText },
                },
                Property<DiskSpec>.Value("kmsKeyId", Kinds.Text, "The KMS key of an encrypted disk.", disk => disk.KmsKeyId) with
                {
                    Field = Place("kms_key_id"),
                },
                Property<DiskSpec>.Value(
                    "bursting",
                    Kinds.Boolean,
                    "Whether the disk may burst; for cloud_auto only. It is removed when the category becomes another one.",
                    disk => disk.Bursting
                ) with
                {
                    Default = false,
                    Field = Place("bursting_enabled") with { Needs = (Category, AutoPl) },
                },
                Property<DiskSpec>.Value(
                    "provisionedIops",
                    Kinds.Integer,
                    "IOPS beyond the baseline; for cloud_auto only. Default 0. It is removed when the category becomes another one.",
                    disk => disk.ProvisionedIops
                ) with
                {
                    Default = 0,
                    Range = new ValueRange(0, 50000) { IsChecked = true },
                    Field = Place("provisioned_iops") with { Needs = (Category, AutoPl) },
                },
                Property<DiskSpec>.Value(
                    "snapshotPolicyId",
                    Kinds.Text,
                    "The policy that takes snapshots of the disk automatically.",
                    disk => disk.SnapshotPolicyId
                ) with
                {
                    Field = isSystem ? "scaling_group.system_disk_snapshot_policy_id" : "auto_snapshot_policy_id",
                },
                Property<DiskSpec>.Value(
                    "snapshotId",
                    Kinds.Text,
                    "The snapshot that the disk is created from; for the data disk only.",
                    disk => disk.SnapshotId
                ) with
                {
                    Field = isSystem ? null : new CloudField("snapshot_id"),
                    Unavailable = isSystem ? "a system disk is created from the image of the pool" : null,
                },
                Property<DiskSpec>.Value("name", Kinds.Text, "The name of the disk in ECS; for the data disk only.", disk => disk.Name) with
                {
                    Field = isSystem ? null : new CloudField("disk_name"),
                    Unavailable = isSystem ? "ACK names data disks only" : null,
                },
                Property<DiskSpec>.List(
                    "fallbackCategories",
                    Kinds.Enum(PoolTerms.DiskCategories),
                    "Categories to use, in order, while the category has no stock; for the system disk only.",
                    disk => disk.FallbackCategories
                ) with
                {
                    Field = isSystem ? new CloudField("scaling_group.system_disk_categories") : null,
                    Unavailable = isSystem ? null : "ACK has no other categories for data disks",
                },
            ]
        );
    }

    private static PropertyValue? LevelOf(PropertyMap disk) =>
        disk.Find(Category)?.Unwrapped is PropertyString { Value: not Essd } ? null : (PropertyValue)"PL0";
}
