using ContainerOS.Model.NodePools;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.UserData;

namespace ContainerOS.Provider.Mapping;

/// <summary>The requests that make a pool or change it.</summary>
internal static class NodePoolRequests
{
    /// <summary>The request for a new pool.</summary>
    internal static Sdk.Ack.NodePools.CreateNodePoolRequest Create(
        NodePoolSpec spec,
        IReadOnlyList<ResourceTag> ownership,
        ContentPacking packing = ContentPacking.None
    ) =>
        new()
        {
            Info = new NodePoolInfo { Name = spec.Name.Object(), Type = "ess" },
            ScalingGroup = ScalingGroupMapping.New(spec, ownership),
            KubernetesConfig = KubernetesConfigMapping.New(spec, packing),
            AutoScaling = spec.AutoScaling is null ? null : SizeMapping.AutoScaling(null, spec.AutoScaling.Object()),
            Management = SizeMapping.Management(null, spec.Management.Object()),
            NodeConfig = spec.Kubelet.Object() is { } kubelet ? new NodeConfig { Kubelet = KubeletMapping.Write(kubelet) } : null,
        };

    /// <summary>The patch for the covered properties, whole groups laid over what the pool has; null when none is in it.</summary>
    internal static NodePoolPatch? Patch(
        NodePool live,
        NodePoolSpec spec,
        Coverage covers,
        IReadOnlyList<ResourceTag> ownership,
        ContentPacking packing
    )
    {
        var patch = new NodePoolPatch
        {
            Info = covers.Has("name") ? Named(live.Info, spec.Name.Object()) : null,
            ScalingGroup = ScalingGroupMapping.IsIn(covers)
                ? ScalingGroupMapping.Lay(Modifiable(live.ScalingGroup), spec, covers, ownership)
                : null,
            KubernetesConfig = KubernetesConfigMapping.IsIn(covers)
                ? KubernetesConfigMapping.Lay(live.KubernetesConfig ?? new KubernetesConfig(), spec, covers, packing)
                : null,
            AutoScaling =
                covers.Has("autoScaling", "desiredSize") && (spec.AutoScaling is not null || live.AutoScaling is { Enable: true })
                    ? SizeMapping.AutoScaling(live.AutoScaling, spec.AutoScaling.Object())
                    : null,
            Management = covers.Has("management") ? SizeMapping.Management(live.Management, spec.Management.Object()) : null,
            UpdateNodes = covers.Has("labels", "taints") ? true : null,
        };
        return patch.ToJson().HasValues ? patch : null;
    }

    private static NodePoolInfo Named(NodePoolInfo? live, string? name) => new() { Name = name, ResourceGroupId = live?.ResourceGroupId };

    /// <summary>The group without the fields that ModifyClusterNodePool does not know.</summary>
    private static ScalingGroup Modifiable(ScalingGroup? live) =>
        (live ?? new ScalingGroup()) with
        {
            SecurityGroupId = null,
            RamRoleName = null,
            InstanceMetadataOptions = null,
            ScalingGroupId = null,
        };
}
