using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Model.Versions;

namespace ContainerOS.Model.NodePools;

/// <summary>A ContainerOS node pool as declared in a program. It has only the ACK properties that apply to ContainerOS.</summary>
public sealed record NodePoolSpec
{
    /// <summary>The ACK managed cluster that the pool belongs to. Changing it replaces the pool.</summary>
    public Value<string>? ClusterId { get; init; }

    /// <summary>The pool's name, 1 to 63 characters.</summary>
    public Value<string>? Name { get; init; }

    /// <summary>ECS instance types, 1 to 10, such as <c>ecs.g7.xlarge</c>, in order of preference.</summary>
    public ValueList<string>? InstanceTypes { get; init; }

    /// <summary>vSwitches, 1 to 8; they determine the zones.</summary>
    public ValueList<string>? VSwitchIds { get; init; }

    /// <summary>Security groups, 1 to 5. Changing them replaces the pool.</summary>
    public ValueList<string>? SecurityGroupIds { get; init; }

    /// <summary>The ContainerOS release of the nodes.</summary>
    public Value<OsPin>? Os { get; init; }

    /// <summary>The Kubernetes version of the nodes. Defaults to the version of the cluster.</summary>
    public Value<KubernetesVersion>? KubernetesVersion { get; init; }

    /// <summary>The containerd version. By default ACK chooses it for the cluster version.</summary>
    public Value<string>? RuntimeVersion { get; init; }

    /// <summary>The system disk. Defaults to <c>cloud_essd</c> PL0 of 40 GiB.</summary>
    public Value<DiskSpec>? SystemDisk { get; init; }

    /// <summary>The data disk, mounted on <c>/var</c>. Required from ContainerOS 3.4.0.</summary>
    public Value<DiskSpec>? DataDisk { get; init; }

    /// <summary>A fixed number of nodes, 0 or more; mutually exclusive with <see cref="AutoScaling"/>.</summary>
    public Value<int>? DesiredSize { get; init; }

    /// <summary>The bounds for the autoscaler; mutually exclusive with <see cref="DesiredSize"/>.</summary>
    public Value<AutoScalingSpec>? AutoScaling { get; init; }

    /// <summary>Spot instances. Changing it replaces the pool.</summary>
    public Value<SpotSpec>? Spot { get; init; }

    /// <summary>Kubernetes labels of the nodes.</summary>
    public ValueMap<string>? Labels { get; init; }

    /// <summary>Kubernetes taints of the nodes.</summary>
    public ValueList<TaintSpec>? Taints { get; init; }

    /// <summary>ECS tags of the instances; ownership tags are added to them.</summary>
    public ValueMap<string>? Tags { get; init; }

    /// <summary>Whether new nodes start cordoned.</summary>
    public Value<bool>? Unschedulable { get; init; }

    /// <summary>The kubelet's CPU manager policy.</summary>
    public Value<CpuPolicy>? CpuPolicy { get; init; }

    /// <summary>Kubelet options.</summary>
    public Value<KubeletOptions>? Kubelet { get; init; }

    /// <summary>containerd options.</summary>
    public Value<ContainerdOptions>? Containerd { get; init; }

    /// <summary>Kernel parameters by name.</summary>
    public ValueMap<string>? Sysctls { get; init; }

    /// <summary>Key pair, RAM role and metadata access.</summary>
    public Value<AccessSpec>? Access { get; init; }

    /// <summary>The containers that run on a node before and after it joins, in order.</summary>
    public ValueList<BootstrapContainer>? Bootstrap { get; init; }

    /// <summary>Automatic management of the nodes by ACK.</summary>
    public Value<ManagementSpec>? Management { get; init; }

    /// <summary>How a change of the OS, Kubernetes or runtime version is rolled out to the nodes.</summary>
    public Value<RolloutSpec>? Rollout { get; init; }

    /// <summary>Allows GPU instance types, from ContainerOS 3.6.0.</summary>
    public Value<bool>? AllowGpu { get; init; }

    /// <summary>Whether deleting the pool is rejected.</summary>
    public Value<bool>? DeletionProtection { get; init; }
}

/// <summary>The ContainerOS release of a pool.</summary>
public sealed record OsPin
{
    /// <summary>The release, such as <c>3.6.1</c>.</summary>
    public Value<OsVersion>? Version { get; init; }

    /// <summary>The exact image. Defaults to the image of the release.</summary>
    public Value<string>? ImageId { get; init; }
}

/// <summary>A disk of a node.</summary>
public sealed record DiskSpec
{
    /// <summary>ECS disk category.</summary>
    public Value<DiskCategory>? Category { get; init; }

    /// <summary>Size in GiB.</summary>
    public Value<int>? SizeGiB { get; init; }

    /// <summary>Performance level; for <c>cloud_essd</c> only.</summary>
    public Value<PerformanceLevel>? PerformanceLevel { get; init; }

    /// <summary>Whether the disk is encrypted.</summary>
    public Value<bool>? Encrypted { get; init; }

    /// <summary>The KMS key of an encrypted disk.</summary>
    public Value<string>? KmsKeyId { get; init; }
}

/// <summary>The bounds for the autoscaler.</summary>
public sealed record AutoScalingSpec
{
    /// <summary>Minimum number of nodes, 0 or more.</summary>
    public Value<int>? MinSize { get; init; }

    /// <summary>Maximum number of nodes, at least <see cref="MinSize"/>, at most 2,000 (ACK API text).</summary>
    public Value<int>? MaxSize { get; init; }

    /// <summary>What happens to nodes when the pool is scaled in.</summary>
    public Value<ScalingPolicy>? Policy { get; init; }
}

/// <summary>The share of spot instances in the pool, and their price limits.</summary>
public sealed record SpotSpec
{
    /// <summary>The bidding strategy for spot instances.</summary>
    public Value<SpotStrategy>? Strategy { get; init; }

    /// <summary>Maximum hourly price per instance type, in the currency of the account.</summary>
    public ValueMap<double>? PriceLimits { get; init; }

    /// <summary>Nodes that are always pay-as-you-go, 0 to 1,000.</summary>
    public Value<int>? OnDemandBase { get; init; }

    /// <summary>Percentage of pay-as-you-go nodes above the base, 0 to 100.</summary>
    public Value<int>? OnDemandPercentage { get; init; }

    /// <summary>Number of the cheapest instance types to use, 1 to 10.</summary>
    public Value<int>? Pools { get; init; }
}

/// <summary>A Kubernetes taint.</summary>
public sealed record TaintSpec
{
    /// <summary>The key.</summary>
    public Value<string>? Key { get; init; }

    /// <summary>The value; may be empty.</summary>
    public Value<string>? Value { get; init; }

    /// <summary>The effect. Defaults to <c>NoSchedule</c>.</summary>
    public Value<TaintEffect>? Effect { get; init; }
}

/// <summary>Automatic management of the nodes by ACK.</summary>
public sealed record ManagementSpec
{
    /// <summary>Repairs failing nodes.</summary>
    public Value<bool>? AutoRepair { get; init; }

    /// <summary>Upgrades the kubelet with the cluster.</summary>
    public Value<bool>? AutoUpgrade { get; init; }

    /// <summary>Fixes vulnerabilities.</summary>
    public Value<bool>? AutoFixVulnerabilities { get; init; }

    /// <summary>Maximum number of unavailable nodes, 1 to 1,000.</summary>
    public Value<int>? MaxUnavailable { get; init; }
}

/// <summary>Access to the nodes and the identity of the nodes.</summary>
public sealed record AccessSpec
{
    /// <summary>The ECS key pair; required before ContainerOS 3.5.0.</summary>
    public Value<string>? KeyPair { get; init; }

    /// <summary>The instance RAM role. Changing it replaces the pool.</summary>
    public Value<string>? RamRole { get; init; }

    /// <summary>Whether the metadata service requires a token. When it is not set, the service decides (<c>optional</c> today).</summary>
    public Value<MetadataTokenMode>? MetadataTokens { get; init; }
}
