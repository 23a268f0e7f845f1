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

    internal PoolInfo Info { get; init; } = new();

    internal ScalingGroup Group { get; init; } = new();

    internal KubernetesConfig Kubernetes { get; init; } = new();

    internal AutoScaling AutoScaling { get; init; } = new();

    internal Management Management { get; init; } = new();

    internal NodeConfig NodeConfig { get; init; } = new();

    internal ImmutableArray<NodeComponent> Components { get; init; } = [];

    internal FieldMap Other { get; init; } = FieldMap.Empty;

    internal bool IsAutoScaled => AutoScaling.IsEnabled;
}

/// <summary>The group <c>nodepool_info</c>.</summary>
internal sealed record PoolInfo
{
    internal string Name { get; init; } = string.Empty;

    internal string Type { get; init; } = "ess";

    internal string Id { get; init; } = string.Empty;

    internal long CreatedAt { get; init; }

    internal long UpdatedAt { get; init; }

    internal FieldMap Other { get; init; } = FieldMap.Empty;
}

/// <summary>The group <c>scaling_group</c>, which is also the template of the pool's instances.</summary>
internal sealed record ScalingGroup
{
    internal string Id { get; init; } = string.Empty;

    internal string? ImageType { get; init; }

    internal string ImageId { get; init; } = OsImage.Newest.Id;

    internal ImmutableArray<string> InstanceTypes { get; init; } = [];

    internal ImmutableArray<string> VSwitchIds { get; init; } = [];

    internal string? KeyPair { get; init; }

    internal long DesiredSize { get; init; }

    internal string ChargeType { get; init; } = "PostPaid";

    internal string ScalingPolicy { get; init; } = "release";

    internal string MultiAzPolicy { get; init; } = "PRIORITY";

    internal string SecurityGroupId { get; init; } = DemoAccount.SecurityGroupId;

    internal ImmutableArray<string> SecurityGroupIds { get; init; } = [DemoAccount.SecurityGroupId];

    internal string SystemDiskCategory { get; init; } = "cloud_efficiency";

    internal long SystemDiskSize { get; init; } = 40;

    internal string? SystemDiskLevel { get; init; }

    internal bool? IsSystemDiskEncrypted { get; init; }

    /// <summary>The data disks; null when the request has none.</summary>
    internal ImmutableArray<DataDisk>? DataDisks { get; init; }

    internal ImmutableArray<Pair> Tags { get; init; } = [];

    internal string? SpotStrategy { get; init; }

    internal long? OnDemandBase { get; init; }

    internal long? OnDemandPercentage { get; init; }

    internal long? SpotInstancePools { get; init; }

    internal string? RamRoleName { get; init; }

    internal FieldMap? MetadataOptions { get; init; }

    internal FieldMap Other { get; init; } = FieldMap.Empty;

    internal bool IsContainerOs => ImageType == "ContainerOS";
}

/// <summary>An entry of <c>scaling_group.data_disks</c>.</summary>
internal sealed record DataDisk
{
    internal string? Category { get; init; }

    internal long? Size { get; init; }

    internal string? Level { get; init; }

    /// <summary>A text with a truth value, as in the service.</summary>
    internal string? Encrypted { get; init; }

    internal FieldMap Other { get; init; } = FieldMap.Empty;
}

/// <summary>A label or a tag.</summary>
internal sealed record Pair
{
    internal string Key { get; init; } = string.Empty;

    internal string? Value { get; init; }

    internal FieldMap Other { get; init; } = FieldMap.Empty;
}

/// <summary>A taint.</summary>
internal sealed record Taint
{
    internal string Key { get; init; } = string.Empty;

    internal string? Value { get; init; }

    internal string? Effect { get; init; }

    internal FieldMap Other { get; init; } = FieldMap.Empty;
}

/// <summary>The group <c>kubernetes_config</c>.</summary>
internal sealed record KubernetesConfig
{
    internal string Runtime { get; init; } = "containerd";

    internal string RuntimeVersion { get; init; } = KubernetesVersions.ContainerdVersion;

    internal string CpuPolicy { get; init; } = "none";

    internal bool IsUnschedulable { get; init; }

    internal bool IsMonitored { get; init; }

    internal ImmutableArray<Pair> Labels { get; init; } = [];

    internal ImmutableArray<Taint> Taints { get; init; } = [];

    internal string? UserData { get; init; }

    internal string? PreUserData { get; init; }

    internal FieldMap Other { get; init; } = FieldMap.Empty;
}

/// <summary>The group <c>auto_scaling</c>.</summary>
internal sealed record AutoScaling
{
    internal bool IsEnabled { get; init; }

    internal long? Min { get; init; }

    internal long? Max { get; init; }

    internal string? Type { get; init; }

    internal FieldMap Other { get; init; } = FieldMap.Empty;
}

/// <summary>The group <c>management</c>. In a managed pool, each of the three switches is on unless the request turns it off.</summary>
internal sealed record Management
{
    internal bool IsEnabled { get; init; }

    internal bool? Repairs { get; init; }

    internal bool? Upgrades { get; init; }

    internal bool? FixesVulnerabilities { get; init; }

    internal FieldMap? UpgradeConfig { get; init; }

    internal FieldMap Other { get; init; } = FieldMap.Empty;
}

/// <summary>The group <c>node_config</c>: options of the kubelet, of containerd and of the operating system.</summary>
internal sealed record NodeConfig
{
    internal FieldMap? Kubelet { get; init; }

    internal FieldMap? Containerd { get; init; }

    internal FieldMap? Os { get; init; }

    internal FieldMap Other { get; init; } = FieldMap.Empty;
}

/// <summary>A component on the nodes of a pool.</summary>
internal sealed record NodeComponent
{
    internal string Name { get; init; } = string.Empty;

    internal string? Version { get; init; }

    internal FieldMap? Config { get; init; }

    internal FieldMap Other { get; init; } = FieldMap.Empty;
}
