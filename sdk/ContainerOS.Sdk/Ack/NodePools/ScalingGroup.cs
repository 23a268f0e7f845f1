using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>The instances, disks and networks of the nodes. Most changes apply to new nodes only.</summary>
public sealed record ScalingGroup : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public ScalingGroup() { }

    internal ScalingGroup(JsonFields fields)
        : base(fields) { }

    /// <summary>OS image; null for the newest default of the image type.</summary>
    public string? ImageId
    {
        get => Text("image_id");
        init => Put("image_id", value);
    }

    /// <summary>OS family; the exact text <c>ContainerOS</c> for ContainerOS.</summary>
    public string? ImageType
    {
        get => Text("image_type");
        init => Put("image_type", value);
    }

    /// <summary>ECS instance types, 1..10.</summary>
    public IReadOnlyList<string>? InstanceTypes
    {
        get => Texts("instance_types");
        init => Put("instance_types", value);
    }

    /// <summary>vSwitches, 1..8.</summary>
    public IReadOnlyList<string>? VSwitchIds
    {
        get => Texts("vswitch_ids");
        init => Put("vswitch_ids", value);
    }

    /// <summary>Security groups, 1..5.</summary>
    public IReadOnlyList<string>? SecurityGroupIds
    {
        get => Texts("security_group_ids");
        init => Put("security_group_ids", value);
    }

    /// <summary>The one security group; deprecated by the vendor, still in replies.</summary>
    public string? SecurityGroupId
    {
        get => Text("security_group_id");
        init => Put("security_group_id", value);
    }

    /// <summary><c>PostPaid</c> or <c>PrePaid</c>.</summary>
    public string? InstanceChargeType
    {
        get => Text("instance_charge_type");
        init => Put("instance_charge_type", value);
    }

    /// <summary>Number of nodes wanted, 0 or more; not together with auto scaling.</summary>
    public int? DesiredSize
    {
        get => Integer("desired_size");
        init => Put("desired_size", value);
    }

    /// <summary><c>release</c> or <c>recycle</c>.</summary>
    public string? ScalingPolicy
    {
        get => Text("scaling_policy");
        init => Put("scaling_policy", value);
    }

    /// <summary>How nodes spread over zones, such as <c>BALANCE</c>.</summary>
    public string? MultiAzPolicy
    {
        get => Text("multi_az_policy");
        init => Put("multi_az_policy", value);
    }

    /// <summary>Key pair; the service requires one with ContainerOS.</summary>
    public string? KeyPair
    {
        get => Text("key_pair");
        init => Put("key_pair", value);
    }

    /// <summary>Login password; ContainerOS takes a key pair instead. Never in a log or error text.</summary>
    public string? LoginPassword
    {
        get => Text("login_password");
        init => Put("login_password", value);
    }

    /// <summary>RAM role of the nodes; create only.</summary>
    public string? RamRoleName
    {
        get => Text("ram_role_name");
        init => Put("ram_role_name", value);
    }

    /// <summary>Metadata service options; create only.</summary>
    public InstanceMetadataOptions? InstanceMetadataOptions
    {
        get => Part("instance_metadata_options", f => new InstanceMetadataOptions(f));
        init => Put("instance_metadata_options", value);
    }

    /// <summary>Data disks; ContainerOS from 3.4.0 needs exactly one.</summary>
    public IReadOnlyList<DataDisk>? DataDisks
    {
        get => Parts("data_disks", f => new DataDisk(f));
        init => Put("data_disks", value);
    }

    /// <summary>ECS tags of new nodes, ownership tags among them.</summary>
    public IReadOnlyList<ResourceTag>? Tags
    {
        get => Parts("tags", f => new ResourceTag(f));
        init => Put("tags", value);
    }

    /// <summary>Deployment set.</summary>
    public string? DeploymentSetId
    {
        get => Text("deploymentset_id");
        init => Put("deploymentset_id", value);
    }

    /// <summary>How public traffic is paid.</summary>
    public string? InternetChargeType
    {
        get => Text("internet_charge_type");
        init => Put("internet_charge_type", value);
    }

    /// <summary>Public bandwidth in Mbit/s, 1..100.</summary>
    public int? InternetMaxBandwidthOut
    {
        get => Integer("internet_max_bandwidth_out");
        init => Put("internet_max_bandwidth_out", value);
    }

    /// <summary>Auto Scaling group id; replies only.</summary>
    public string? ScalingGroupId
    {
        get => Text("scaling_group_id");
        init => Put("scaling_group_id", value);
    }

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

    /// <summary>Size in GiB, at least 20 and at least the size of the image.</summary>
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

    /// <summary>Whether the system disk is encrypted; a Boolean here, but a text for data disks.</summary>
    public bool? SystemDiskEncrypted
    {
        get => Boolean("system_disk_encrypted");
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
        get => Boolean("system_disk_bursting_enabled");
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

    /// <summary><c>NoSpot</c>, <c>SpotWithPriceLimit</c> or <c>SpotAsPriceGo</c>.</summary>
    public string? SpotStrategy
    {
        get => Text("spot_strategy");
        init => Put("spot_strategy", value);
    }

    /// <summary>The price limit of each instance type.</summary>
    public IReadOnlyList<SpotPriceLimit>? SpotPriceLimits
    {
        get => Parts("spot_price_limit", f => new SpotPriceLimit(f));
        init => Put("spot_price_limit", value);
    }

    /// <summary>The number of instance types that spot nodes are spread over, 1..10.</summary>
    public int? SpotInstancePools
    {
        get => Integer("spot_instance_pools");
        init => Put("spot_instance_pools", value);
    }

    /// <summary>Whether a new spot node is created before one is reclaimed.</summary>
    public bool? SpotInstanceRemedy
    {
        get => Boolean("spot_instance_remedy");
        init => Put("spot_instance_remedy", value);
    }

    /// <summary>Whether pay-as-you-go nodes replace missing spot nodes.</summary>
    public bool? CompensateWithOnDemand
    {
        get => Boolean("compensate_with_on_demand");
        init => Put("compensate_with_on_demand", value);
    }

    /// <summary>The smallest number of pay-as-you-go nodes, 0..1000.</summary>
    public int? OnDemandBaseCapacity
    {
        get => Integer("on_demand_base_capacity");
        init => Put("on_demand_base_capacity", value);
    }

    /// <summary>The share of the nodes above that number that are pay-as-you-go, 0..100 percent.</summary>
    public int? OnDemandPercentageAboveBaseCapacity
    {
        get => Integer("on_demand_percentage_above_base_capacity");
        init => Put("on_demand_percentage_above_base_capacity", value);
    }

    /// <summary>
    /// The subscription period of <c>PrePaid</c> nodes, in units of <see cref="PeriodUnit"/>: weeks 1..4, months 1..9, 12, 24, 36, 48
    /// or 60.
    /// </summary>
    public int? Period
    {
        get => Integer("period");
        init => Put("period", value);
    }

    /// <summary><c>Month</c> (the default) or <c>Week</c>.</summary>
    public string? PeriodUnit
    {
        get => Text("period_unit");
        init => Put("period_unit", value);
    }

    /// <summary>Whether the subscription of <c>PrePaid</c> nodes is renewed automatically.</summary>
    public bool? AutoRenew
    {
        get => Boolean("auto_renew");
        init => Put("auto_renew", value);
    }

    /// <summary>
    /// The period of each renewal, in units of <see cref="PeriodUnit"/>: weeks 1..3, months 1, 2, 3, 6, 12, 24, 36, 48 or 60.
    /// </summary>
    public int? AutoRenewPeriod
    {
        get => Integer("auto_renew_period");
        init => Put("auto_renew_period", value);
    }

    /// <summary>The reserved capacity that new nodes use.</summary>
    public PrivatePoolOptions? PrivatePool
    {
        get => Part("private_pool_options", f => new PrivatePoolOptions(f));
        init => Put("private_pool_options", value);
    }

    /// <summary>Whether Alibaba Cloud Linux is hardened by the baseline of Alibaba Cloud; not for ContainerOS. Create only.</summary>
    public bool? SecurityHardeningOs
    {
        get => Boolean("security_hardening_os");
        init => Put("security_hardening_os", value);
    }

    /// <summary>Whether Alibaba Cloud Linux 2 or 3 is hardened by MLPS; not for ContainerOS. Create only.</summary>
    public bool? SocEnabled
    {
        get => Boolean("soc_enabled");
        init => Put("soc_enabled", value);
    }

    /// <summary>Whether the login user is not root. Create only.</summary>
    public bool? LoginAsNonRoot
    {
        get => Boolean("login_as_non_root");
        init => Put("login_as_non_root", value);
    }
}

/// <summary>A data disk of every node of a pool.</summary>
public sealed record DataDisk : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
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
        get => Boolean("bursting_enabled");
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
        get => Boolean("auto_format");
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

/// <summary>The highest hourly price paid for a spot instance of one type.</summary>
public sealed record SpotPriceLimit : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public SpotPriceLimit() { }

    internal SpotPriceLimit(JsonFields fields)
        : base(fields) { }

    /// <summary>ECS instance type.</summary>
    public string? InstanceType
    {
        get => Text("instance_type");
        init => Put("instance_type", value);
    }

    /// <summary>Price an hour in the currency of the account, as decimal text.</summary>
    public string? PriceLimit
    {
        get => Text("price_limit");
        init => Put("price_limit", value);
    }
}

/// <summary>The reserved capacity that new nodes use.</summary>
public sealed record PrivatePoolOptions : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public PrivatePoolOptions() { }

    internal PrivatePoolOptions(JsonFields fields)
        : base(fields) { }

    /// <summary>The private pool, for <c>Target</c>.</summary>
    public string? Id
    {
        get => Text("id");
        init => Put("id", value);
    }

    /// <summary><c>Open</c> (an open one, else public capacity), <c>Target</c> (that one, else none) or <c>None</c>.</summary>
    public string? MatchCriteria
    {
        get => Text("match_criteria");
        init => Put("match_criteria", value);
    }
}

/// <summary>How nodes may read the ECS metadata service; create only.</summary>
public sealed record InstanceMetadataOptions : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public InstanceMetadataOptions() { }

    internal InstanceMetadataOptions(JsonFields fields)
        : base(fields) { }

    /// <summary><c>optional</c> or <c>required</c> (metadata v2 only; ContainerOS from 3.6.0, managed clusters from 1.28).</summary>
    public string? HttpTokens
    {
        get => Text("http_tokens");
        init => Put("http_tokens", value);
    }
}
