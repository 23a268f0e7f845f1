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
