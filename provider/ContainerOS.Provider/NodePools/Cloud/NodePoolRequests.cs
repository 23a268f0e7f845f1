using ContainerOS.Model.NodePools;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.UserData;

namespace ContainerOS.Provider.NodePools.Cloud;

/// <summary>The requests that make a pool or change it.</summary>
internal static class NodePoolRequests
{
    /// <summary>The request for a new pool.</summary>
    internal static CreateNodePoolRequest CreateRequest(
        NodePoolSpec spec,
        IReadOnlyList<ResourceTag> ownership,
        ContentPacking packing = ContentPacking.None
    ) =>
        new()
        {
            Info = new NodePoolInfo { Name = spec.Name.ObjectOrNull(), Type = "ess" },
            ScalingGroup = ScalingGroupMapping.Create(spec, ownership),
            KubernetesConfig = KubernetesConfigMapping.Create(spec, packing),
            AutoScaling = spec.AutoScaling is null ? null : AutoScalingMapping.MergeAutoScaling(null, spec.AutoScaling.ObjectOrNull()),
            Management = AutoScalingMapping.MergeManagement(null, spec.Management.ObjectOrNull()),
            NodeConfig = spec.Kubelet.ObjectOrNull() is { } kubelet ? new NodeConfig { Kubelet = KubeletMapping.Write(kubelet) } : null,
        };

    /// <summary>The patch for the covered properties, whole groups laid over what the pool has; null when none is in it.</summary>
    internal static NodePoolPatch? CreatePatch(
        NodePool live,
        NodePoolSpec spec,
        PropertySelection covers,
        IReadOnlyList<ResourceTag> ownership,
        ContentPacking packing
    )
    {
        var patch = new NodePoolPatch
        {
            Info = covers.Includes("name") ? Named(live.Info, spec.Name.ObjectOrNull()) : null,
            ScalingGroup = ScalingGroupMapping.IsAffectedBy(covers)
                ? ScalingGroupMapping.Merge(Modifiable(live.ScalingGroup), spec, covers, ownership)
                : null,
            KubernetesConfig = KubernetesConfigMapping.IsAffectedBy(covers)
                ? KubernetesConfigMapping.Merge(live.KubernetesConfig ?? new KubernetesConfig(), spec, covers, packing)
                : null,
            AutoScaling =
                covers.Includes("autoScaling", "desiredSize") && (spec.AutoScaling is not null || live.AutoScaling is { Enable: true })
                    ? AutoScalingMapping.MergeAutoScaling(live.AutoScaling, spec.AutoScaling.ObjectOrNull())
                    : null,
            Management = covers.Includes("management")
                ? AutoScalingMapping.MergeManagement(live.Management, spec.Management.ObjectOrNull())
                : null,
            UpdateNodes = covers.Includes("labels", "taints") ? true : null,
        };
        return patch.ToJson().Count > 0 ? patch : null;
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
