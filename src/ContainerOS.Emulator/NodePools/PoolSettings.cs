using System.Collections.Immutable;
using ContainerOS.Emulator.Catalogue;
using ContainerOS.Emulator.Fields;

namespace ContainerOS.Emulator.NodePools;

/// <summary>
/// The settings of a pool: what a request gave, and the defaults of the service. Each group keeps the fields that the emulator does not
/// read in its bag <c>Other</c>.
/// </summary>
internal sealed record PoolSettings
{
    internal static PoolSettings Default { get; } = new();

    public PoolInfo Info { get; init; } = new();

    public ScalingGroup Group { get; init; } = new();

    public KubernetesConfig Kubernetes { get; init; } = new();

    public AutoScaling AutoScaling { get; init; } = new();

    public Management Management { get; init; } = new();

    public NodeConfig NodeConfig { get; init; } = new();

    public ImmutableArray<NodeComponent> Components { get; init; } = [];

    public FieldMap Other { get; init; } = FieldMap.Empty;

    internal bool IsAutoScaled => AutoScaling.IsEnabled;
}

/// <summary>The group <c>nodepool_info</c>.</summary>
internal sealed record PoolInfo
{
    public string Name { get; init; } = string.Empty;

    public string Type { get; init; } = "ess";

    public string Id { get; init; } = string.Empty;

    public long CreatedAt { get; init; }

    public long UpdatedAt { get; init; }

    public FieldMap Other { get; init; } = FieldMap.Empty;
}

/// <summary>The group <c>scaling_group</c>, which is also the template of the pool's instances.</summary>
internal sealed record ScalingGroup
{
    public string Id { get; init; } = string.Empty;

    public string? ImageType { get; init; }

    public string ImageId { get; init; } = OsImage.Newest.Id;

    public ImmutableArray<string> InstanceTypes { get; init; } = [];

    public ImmutableArray<string> VSwitchIds { get; init; } = [];

    public string? KeyPair { get; init; }

    public long DesiredSize { get; init; }

    public string ChargeType { get; init; } = "PostPaid";

    public string ScalingPolicy { get; init; } = "release";

    public string MultiAzPolicy { get; init; } = "PRIORITY";

    public string SecurityGroupId { get; init; } = DemoAccount.SecurityGroupId;

    public ImmutableArray<string> SecurityGroupIds { get; init; } = [DemoAccount.SecurityGroupId];

    public string SystemDiskCategory { get; init; } = "cloud_efficiency";

    public long SystemDiskSize { get; init; } = 40;

    public string? SystemDiskLevel { get; init; }

    public bool? IsSystemDiskEncrypted { get; init; }

    /// <summary>The data disks; null when the request has none.</summary>
    public ImmutableArray<DataDisk>? DataDisks { get; init; }

    public ImmutableArray<Pair> Tags { get; init; } = [];

    public string? SpotStrategy { get; init; }

    public long? OnDemandBase { get; init; }

    public long? OnDemandPercentage { get; init; }

    public long? SpotInstancePools { get; init; }

    public string? RamRoleName { get; init; }

    public FieldMap? MetadataOptions { get; init; }

    public FieldMap Other { get; init; } = FieldMap.Empty;

    internal bool IsContainerOs => ImageType == "ContainerOS";
}

/// <summary>An entry of <c>scaling_group.data_disks</c>.</summary>
internal sealed record DataDisk
{
    public string? Category { get; init; }

    public long? Size { get; init; }

    public string? Level { get; init; }

    /// <summary>A text with a truth value, as in the service.</summary>
    public string? Encrypted { get; init; }

    public FieldMap Other { get; init; } = FieldMap.Empty;
}

/// <summary>A label or a tag.</summary>
internal sealed record Pair
{
    public string Key { get; init; } = string.Empty;

    public string? Value { get; init; }

    public FieldMap Other { get; init; } = FieldMap.Empty;
}

/// <summary>A taint.</summary>
internal sealed record Taint
{
    public string Key { get; init; } = string.Empty;

    public string? Value { get; init; }

    public string? Effect { get; init; }

    public FieldMap Other { get; init; } = FieldMap.Empty;
}

/// <summary>The group <c>kubernetes_config</c>.</summary>
internal sealed record KubernetesConfig
{
    public string Runtime { get; init; } = "containerd";

    public string RuntimeVersion { get; init; } = KubernetesVersions.ContainerdVersion;

    public string CpuPolicy { get; init; } = "none";

    public bool IsUnschedulable { get; init; }

    public bool IsMonitored { get; init; }

    public ImmutableArray<Pair> Labels { get; init; } = [];

    public ImmutableArray<Taint> Taints { get; init; } = [];

    public string? UserData { get; init; }

    public string? PreUserData { get; init; }

    public FieldMap Other { get; init; } = FieldMap.Empty;
}

/// <summary>The group <c>auto_scaling</c>.</summary>
internal sealed record AutoScaling
{
    public bool IsEnabled { get; init; }

    public long? Min { get; init; }

    public long? Max { get; init; }

    public string? Type { get; init; }

    public FieldMap Other { get; init; } = FieldMap.Empty;
}

/// <summary>The group <c>management</c>. In a managed pool, each of the three switches is on unless the request turns it off.</summary>
internal sealed record Management
{
    public bool IsEnabled { get; init; }

    public bool? Repairs { get; init; }

    public bool? Upgrades { get; init; }

    public bool? FixesVulnerabilities { get; init; }

    public FieldMap? UpgradeConfig { get; init; }

    public FieldMap Other { get; init; } = FieldMap.Empty;
}

/// <summary>The group <c>node_config</c>: options of the kubelet, of containerd and of the operating system.</summary>
internal sealed record NodeConfig
{
    public FieldMap? Kubelet { get; init; }

    public FieldMap? Containerd { get; init; }

    public FieldMap? Os { get; init; }

    public FieldMap Other { get; init; } = FieldMap.Empty;
}

/// <summary>A component on the nodes of a pool.</summary>
internal sealed record NodeComponent
{
    public string Name { get; init; } = string.Empty;

    public string? Version { get; init; }

    public FieldMap? Config { get; init; }

    public FieldMap Other { get; init; } = FieldMap.Empty;
}
