using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>A data disk of every node of a pool.</summary>
public sealed record DataDisk : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public DataDisk() { }

    internal DataDisk(JsonFields fields)
        : base(fields) { }

    /// <summary>Disk category, such as <c>cloud_essd</c>.</summary>
    public string? Category
    {
        get => Text("category");
        init => Put("category", value);
    }

    /// <summary>Size in GiB, 40..32768.</summary>
    public int? Size
    {
        get => Integer("size");
        init => Put("size", value);
    }

    /// <summary><c>PL0</c>..<c>PL3</c>; for <c>cloud_essd</c> only.</summary>
    public string? PerformanceLevel
    {
        get => Text("performance_level");
        init => Put("performance_level", value);
    }

    /// <summary>The text <c>true</c> or <c>false</c>: the API takes text here.</summary>
    public string? Encrypted
    {
        get => Text("encrypted");
        init => Put("encrypted", value);
    }

    /// <summary>KMS key for an encrypted disk.</summary>
    public string? KmsKeyId
    {
        get => Text("kms_key_id");
        init => Put("kms_key_id", value);
    }

    /// <summary>Name of the disk.</summary>
    public string? DiskName
    {
        get => Text("disk_name");
        init => Put("disk_name", value);
    }

    /// <summary>Device path the disk is attached at.</summary>
    public string? Device
    {
        get => Text("device");
        init => Put("device", value);
    }

    /// <summary>Snapshot the disk is made from.</summary>
    public string? SnapshotId
    {
        get => Text("snapshot_id");
        init => Put("snapshot_id", value);
    }

    /// <summary>Automatic snapshot policy.</summary>
    public string? AutoSnapshotPolicyId
    {
        get => Text("auto_snapshot_policy_id");
        init => Put("auto_snapshot_policy_id", value);
    }

    /// <summary>Whether a <c>cloud_auto</c> disk may burst.</summary>
    public bool? BurstingEnabled
    {
        get => Truth("bursting_enabled");
        init => Put("bursting_enabled", value);
    }

    /// <summary>Extra provisioned IOPS of a <c>cloud_auto</c> disk.</summary>
    public int? ProvisionedIops
    {
        get => Integer("provisioned_iops");
        init => Put("provisioned_iops", value);
    }

    /// <summary>Whether ACK formats the disk; deprecated by the vendor.</summary>
    public bool? AutoFormat
    {
        get => Truth("auto_format");
        init => Put("auto_format", value);
    }

    /// <summary><c>ext4</c> or <c>xfs</c>; deprecated by the vendor.</summary>
    public string? FileSystem
    {
        get => Text("file_system");
        init => Put("file_system", value);
    }

    /// <summary>Mount point; deprecated by the vendor.</summary>
    public string? MountTarget
    {
        get => Text("mount_target");
        init => Put("mount_target", value);
    }
}
