using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Model.Versions;

namespace ContainerOS.Model.NodePools;

/// <summary>A ContainerOS node pool as a program writes it. Narrower than an ACK pool: what ContainerOS can not have can not be written.</summary>
public sealed record NodePoolSpec
{
    /// <summary>The ACK managed cluster the pool belongs to. Changing it replaces the pool.</summary>
    public Value<string>? ClusterId { get; init; }

    /// <summary>The pool's name, 1 to 63 characters.</summary>
    public Value<string>? Name { get; init; }

    /// <summary>ECS instance types, 1 to 10, such as <c>ecs.g7.xlarge</c>, in order of preference.</summary>
    public ValueList<string>? InstanceTypes { get; init; }

    /// <summary>vSwitches, 1 to 8; they decide the zones.</summary>
    public ValueList<string>? VSwitchIds { get; init; }

    /// <summary>Security groups, 1 to 5. Changing them replaces the pool.</summary>
    public ValueList<string>? SecurityGroupIds { get; init; }

    /// <summary>The ContainerOS release the nodes run.</summary>
    public Value<OsPin>? Os { get; init; }

    /// <summary>The nodes' Kubernetes version; the cluster's when not given.</summary>
    public Value<KubernetesVersion>? KubernetesVersion { get; init; }

    /// <summary>The containerd version; ACK's choice for the cluster version when not given.</summary>
    public Value<string>? RuntimeVersion { get; init; }

    /// <summary>The system disk; <c>cloud_essd</c> PL0 of 40 GiB when not given.</summary>
    public Value<DiskSpec>? SystemDisk { get; init; }

    /// <summary>The data disk, mounted on <c>/var</c>. Required from ContainerOS 3.4.0.</summary>
    public Value<DiskSpec>? DataDisk { get; init; }

    /// <summary>A fixed number of nodes, 0 or more; given instead of <see cref="AutoScaling"/>.</summary>
    public Value<int>? DesiredSize { get; init; }

    /// <summary>Bounds for the autoscaler; given instead of <see cref="DesiredSize"/>.</summary>
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

    /// <summary>What runs on a node before and after it joins, in order.</summary>
    public ValueList<BootstrapContainer>? Bootstrap { get; init; }

    /// <summary>What ACK may do to the nodes by itself.</summary>
    public Value<ManagementSpec>? Management { get; init; }

    /// <summary>How a change of the OS, Kubernetes or runtime version reaches the nodes.</summary>
    public Value<RolloutSpec>? Rollout { get; init; }

    /// <summary>Opts in to GPU instance types, from ContainerOS 3.6.0.</summary>
    public Value<bool>? AllowGpu { get; init; }

    /// <summary>Refuses to delete the pool.</summary>
    public Value<bool>? DeletionProtection { get; init; }
}

/// <summary>The ContainerOS release of a pool.</summary>
public sealed record OsPin
{
    /// <summary>The release, such as <c>3.6.1</c>.</summary>
    public Value<OsVersion>? Version { get; init; }

    /// <summary>The exact image; looked up for the release when not given.</summary>
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

/// <summary>Bounds within which the autoscaler moves the pool.</summary>
public sealed record AutoScalingSpec
{
    /// <summary>Fewest nodes, 0 or more.</summary>
    public Value<int>? MinSize { get; init; }

    /// <summary>Most nodes, at least <see cref="MinSize"/>, at most 2,000 (ACK API text).</summary>
    public Value<int>? MaxSize { get; init; }

    /// <summary>What happens to nodes that are scaled in.</summary>
    public Value<ScalingPolicy>? Policy { get; init; }
}

/// <summary>How much of the pool is spot instances, and at what price.</summary>
public sealed record SpotSpec
{
    /// <summary>How spot instances are bid for.</summary>
    public Value<SpotStrategy>? Strategy { get; init; }

    /// <summary>Highest hourly price by instance type, in the account's currency.</summary>
    public ValueMap<double>? PriceLimits { get; init; }

    /// <summary>Nodes that are always pay-as-you-go, 0 to 1,000.</summary>
    public Value<int>? OnDemandBase { get; init; }

    /// <summary>Percentage of pay-as-you-go nodes above the base, 0 to 100.</summary>
    public Value<int>? OnDemandPercentage { get; init; }

    /// <summary>How many of the cheapest types are spread over, 1 to 10.</summary>
    public Value<int>? Pools { get; init; }
}

/// <summary>A Kubernetes taint.</summary>
public sealed record TaintSpec
{
    /// <summary>The key.</summary>
    public Value<string>? Key { get; init; }

    /// <summary>The value; may be empty.</summary>
    public Value<string>? Value { get; init; }

    /// <summary>The effect; <c>NoSchedule</c> when not given.</summary>
    public Value<TaintEffect>? Effect { get; init; }
}

/// <summary>What ACK may do to the nodes by itself.</summary>
public sealed record ManagementSpec
{
    /// <summary>Repairs failing nodes.</summary>
    public Value<bool>? AutoRepair { get; init; }

    /// <summary>Upgrades the kubelet with the cluster.</summary>
    public Value<bool>? AutoUpgrade { get; init; }

    /// <summary>Fixes vulnerabilities.</summary>
    public Value<bool>? AutoFixVulnerabilities { get; init; }

    /// <summary>Nodes that may be away at once, 1 to 1,000.</summary>
    public Value<int>? MaxUnavailable { get; init; }
}

/// <summary>Who and what may reach a node or act as it.</summary>
public sealed record AccessSpec
{
    /// <summary>The ECS key pair; the API demands one for ContainerOS.</summary>
    public Value<string>? KeyPair { get; init; }

    /// <summary>The instance RAM role. Changing it replaces the pool.</summary>
    public Value<string>? RamRole { get; init; }

    /// <summary>Whether the metadata service demands a token; <c>required</c> from ContainerOS 3.6.0 when not given.</summary>
    public Value<MetadataTokenMode>? MetadataTokens { get; init; }
}
