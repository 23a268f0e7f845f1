namespace ContainerOS.Sdk.Ack.NodePools;

public sealed partial record ScalingGroup
{
    /// <summary>Disk category, such as <c>cloud_essd</c>.</summary>
    public string? SystemDiskCategory
    {
        get => Text("system_disk_category");
        init => Put("system_disk_category", value);
    }

    /// <summary>Categories to try, in order.</summary>
    public IReadOnlyList<string>? SystemDiskCategories
    {
        get => Texts("system_disk_categories");
        init => Put("system_disk_categories", value);
    }

    /// <summary>Size in GiB, at least 20 and not below the image.</summary>
    public int? SystemDiskSize
    {
        get => Integer("system_disk_size");
        init => Put("system_disk_size", value);
    }

    /// <summary><c>PL0</c>..<c>PL3</c>; for <c>cloud_essd</c> only.</summary>
    public string? SystemDiskPerformanceLevel
    {
        get => Text("system_disk_performance_level");
        init => Put("system_disk_performance_level", value);
    }

    /// <summary>Whether the system disk is encrypted; a truth value here, unlike data disks.</summary>
    public bool? SystemDiskEncrypted
    {
        get => Truth("system_disk_encrypted");
        init => Put("system_disk_encrypted", value);
    }

    /// <summary><c>aes-256</c>.</summary>
    public string? SystemDiskEncryptAlgorithm
    {
        get => Text("system_disk_encrypt_algorithm");
        init => Put("system_disk_encrypt_algorithm", value);
    }

    /// <summary>KMS key for an encrypted disk.</summary>
    public string? SystemDiskKmsKeyId
    {
        get => Text("system_disk_kms_key_id");
        init => Put("system_disk_kms_key_id", value);
    }

    /// <summary>Whether a <c>cloud_auto</c> disk may burst.</summary>
    public bool? SystemDiskBurstingEnabled
    {
        get => Truth("system_disk_bursting_enabled");
        init => Put("system_disk_bursting_enabled", value);
    }

    /// <summary>Extra provisioned IOPS of a <c>cloud_auto</c> disk.</summary>
    public int? SystemDiskProvisionedIops
    {
        get => Integer("system_disk_provisioned_iops");
        init => Put("system_disk_provisioned_iops", value);
    }

    /// <summary>Automatic snapshot policy.</summary>
    public string? SystemDiskSnapshotPolicyId
    {
        get => Text("system_disk_snapshot_policy_id");
        init => Put("system_disk_snapshot_policy_id", value);
    }
}
