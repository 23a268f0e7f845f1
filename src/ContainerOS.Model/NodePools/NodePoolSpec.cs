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

    /// <summary>Security groups, 1 to 5; a set.</summary>
    public ValueList<string>? SecurityGroupIds { get; init; }

    /// <summary>The resource group that the nodes are accounted to. Changing it replaces the pool.</summary>
    public Value<string>? ResourceGroupId { get; init; }

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

    /// <summary>How vSwitches and instance types are chosen for new nodes.</summary>
    public Value<MultiAzPolicy>? MultiAzPolicy { get; init; }

    /// <summary>Spot instances. Changing their strategy replaces the pool.</summary>
    public Value<SpotSpec>? Spot { get; init; }

    /// <summary>Prepaid (subscription) instances; pay-as-you-go without it. Adding it replaces the pool.</summary>
    public Value<PrepaidSpec>? Prepaid { get; init; }

    /// <summary>The private pool (reserved capacity) that instances are taken from.</summary>
    public Value<PrivatePoolSpec>? PrivatePool { get; init; }

    /// <summary>The order in which private and public capacity is used.</summary>
    public Value<ResourcePoolSpec>? ResourcePool { get; init; }

    /// <summary>The deployment set that spreads instances over hosts. Changing it replaces the pool.</summary>
    public Value<string>? DeploymentSetId { get; init; }

    /// <summary>Public IP addresses of the nodes.</summary>
    public Value<PublicIpSpec>? PublicIp { get; init; }

    /// <summary>
    /// The pattern of node names, <c>customized,PREFIX,ip,SUFFIX</c>. Changing it replaces the pool.
    /// </summary>
    public Value<string>? NodeNameMode { get; init; }

    /// <summary>Whether the CloudMonitor agent is installed. Off by default.</summary>
    public Value<bool>? CloudMonitor { get; init; }

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

    /// <summary>Transparent huge pages of the kernel.</summary>
    public Value<HugePagesSpec>? HugePages { get; init; }

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

    /// <summary>Whether the disk may burst; for <c>cloud_auto</c> only.</summary>
    public Value<bool>? Bursting { get; init; }

    /// <summary>Provisioned IOPS, 0 to 50,000; for <c>cloud_auto</c> only.</summary>
    public Value<int>? ProvisionedIops { get; init; }

    /// <summary>The policy that takes snapshots of the disk.</summary>
    public Value<string>? SnapshotPolicyId { get; init; }

    /// <summary>The snapshot that a data disk is created from; not for a system disk.</summary>
    public Value<string>? SnapshotId { get; init; }

    /// <summary>The name of a data disk in ECS; not for a system disk.</summary>
    public Value<string>? Name { get; init; }

    /// <summary>Categories to use, in order, while the category has no stock; for a system disk only.</summary>
    public ValueList<DiskCategory>? FallbackCategories { get; init; }
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

    /// <summary>What the autoscaler scales for. Cannot be changed later.</summary>
    public Value<AutoScalingType>? Type { get; init; }
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

    /// <summary>Whether on-demand instances are created while spot instances have no stock.</summary>
    public Value<bool>? CompensateWithOnDemand { get; init; }

    /// <summary>Whether a spot instance is replaced when its reclamation is announced.</summary>
    public Value<bool>? InstanceRemedy { get; init; }
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
    /// <summary>Whether ACK manages the pool. By default it does if one of the switches is on.</summary>
    public Value<bool>? Enabled { get; init; }

    /// <summary>Repairs failing nodes.</summary>
    public Value<bool>? AutoRepair { get; init; }

    /// <summary>Upgrades the kubelet with the cluster.</summary>
    public Value<bool>? AutoUpgrade { get; init; }

    /// <summary>Fixes vulnerabilities.</summary>
    public Value<bool>? AutoFixVulnerabilities { get; init; }

    /// <summary>Maximum number of unavailable nodes, 1 to 1,000.</summary>
    public Value<int>? MaxUnavailable { get; init; }

    /// <summary>Diagnoses failing nodes.</summary>
    public Value<bool>? AutoDiagnose { get; init; }

    /// <summary>The limits of repairs.</summary>
    public Value<RepairPolicy>? Repair { get; init; }

    /// <summary>The limits of fixes of vulnerabilities.</summary>
    public Value<VulnerabilityPolicy>? Vulnerabilities { get; init; }

    /// <summary>What is upgraded.</summary>
    public Value<UpgradePolicy>? Upgrade { get; init; }
}

/// <summary>Access to the nodes and the identity of the nodes.</summary>
public sealed record AccessSpec
{
    /// <summary>The ECS key pair; required before ContainerOS 3.5.0.</summary>
    public Value<string>? KeyPair { get; init; }

    /// <summary>The instance RAM role. Changing it replaces the pool.</summary>
    public Value<string>? RamRole { get; init; }

    /// <summary>Whether the metadata service requires a token. Sent only when it is set; cannot be changed later.</summary>
    public Value<MetadataTokenMode>? MetadataTokens { get; init; }
}

/// <summary>The limits of repairs of failing nodes.</summary>
public sealed record RepairPolicy
{
    /// <summary>Whether a node may be restarted.</summary>
    public Value<bool>? RestartNodes { get; init; }

    /// <summary>Whether a person has to approve each repair.</summary>
    public Value<bool>? ApprovalRequired { get; init; }

    /// <summary>How many nodes are repaired at the same time, as a number or a percentage.</summary>
    public Value<string>? MaxParallelism { get; init; }

    /// <summary>How many nodes may be unhealthy before repairs stop, as a number or a percentage.</summary>
    public Value<string>? MaxUnhealthyNodes { get; init; }
}

/// <summary>The limits of fixes of vulnerabilities.</summary>
public sealed record VulnerabilityPolicy
{
    /// <summary>The levels that are fixed.</summary>
    public ValueList<VulnerabilityLevel>? Levels { get; init; }

    /// <summary>Whether a node may be restarted.</summary>
    public Value<bool>? RestartNodes { get; init; }

    /// <summary>Packages that are not fixed.</summary>
    public ValueList<string>? Exclude { get; init; }
}

/// <summary>What automatic upgrades change.</summary>
public sealed record UpgradePolicy
{
    /// <summary>Whether the kubelet is upgraded.</summary>
    public Value<bool>? Kubelet { get; init; }

    /// <summary>Whether the container runtime is upgraded.</summary>
    public Value<bool>? Runtime { get; init; }

    /// <summary>Whether the operating system is upgraded.</summary>
    public Value<bool>? Os { get; init; }
}

/// <summary>Prepaid (subscription) instances.</summary>
public sealed record PrepaidSpec
{
    /// <summary>How many units an instance is paid for.</summary>
    public Value<int>? Period { get; init; }

    /// <summary>The unit of the period.</summary>
    public Value<PeriodUnit>? Unit { get; init; }

    /// <summary>Whether instances are renewed automatically.</summary>
    public Value<bool>? AutoRenew { get; init; }

    /// <summary>How many units an instance is renewed for.</summary>
    public Value<int>? AutoRenewPeriod { get; init; }
}

/// <summary>A private pool of reserved capacity.</summary>
public sealed record PrivatePoolSpec
{
    /// <summary>The id of the private pool.</summary>
    public Value<string>? Id { get; init; }

    /// <summary>Which private pools match.</summary>
    public Value<PrivatePoolMatch>? Match { get; init; }
}

/// <summary>The order in which private and public capacity is used.</summary>
public sealed record ResourcePoolSpec
{
    /// <summary>The order.</summary>
    public Value<ResourcePoolStrategy>? Strategy { get; init; }

    /// <summary>The private pools to use.</summary>
    public ValueList<string>? PrivatePoolIds { get; init; }
}

/// <summary>Public IP addresses of nodes.</summary>
public sealed record PublicIpSpec
{
    /// <summary>How traffic is paid.</summary>
    public Value<PublicIpBilling>? Billing { get; init; }

    /// <summary>Outbound bandwidth in Mbit/s, 1 to 100.</summary>
    public Value<int>? BandwidthMbps { get; init; }
}

/// <summary>Transparent huge pages of the kernel.</summary>
public sealed record HugePagesSpec
{
    /// <summary>When they are used.</summary>
    public Value<HugePageUse>? Enabled { get; init; }

    /// <summary>How memory is defragmented when one is allocated, such as <c>defer</c>.</summary>
    public Value<string>? Defrag { get; init; }

    /// <summary>Whether khugepaged defragments memory.</summary>
    public Value<int>? KhugepagedDefrag { get; init; }

    /// <summary>Milliseconds that khugepaged waits after a failed allocation.</summary>
    public Value<int>? KhugepagedAllocSleepMilliseconds { get; init; }

    /// <summary>Milliseconds between two scans of khugepaged.</summary>
    public Value<int>? KhugepagedScanSleepMilliseconds { get; init; }

    /// <summary>Pages in one scan of khugepaged.</summary>
    public Value<int>? KhugepagedPagesToScan { get; init; }
}
