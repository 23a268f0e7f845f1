using ContainerOS.Model.NodePools;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.UserData;

namespace ContainerOS.Provider.NodePools.Cloud;

/// <summary>The requests that create and update a pool.</summary>
internal static class NodePoolRequests
{
    /// <summary>The request that creates a pool.</summary>
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
            AutoScaling = spec.AutoScaling is null ? null : AutoScalingMapping.Write(spec.AutoScaling.ObjectOrNull()),
            Management = ManagementMapping.Write(spec.Management.ObjectOrNull()),
            NodeConfig = spec.Kubelet.ObjectOrNull() is { } kubelet ? new NodeConfig { Kubelet = KubeletMapping.Write(kubelet) } : null,
        };

    /// <summary>The patch with the selected properties. The live pool completes disks, and clears what the program removed.</summary>
    internal static NodePoolPatch CreatePatch(
        NodePool live,
        NodePoolSpec spec,
        PropertySelection selection,
        IReadOnlyList<ResourceTag> ownership,
        ContentPacking packing
    ) =>
        new()
        {
            Info = selection.Includes("name") ? new NodePoolInfo { Name = spec.Name.ObjectOrNull() } : null,
            ScalingGroup = ScalingGroupMapping.IsAffectedBy(selection)
                ? ScalingGroupMapping.Write(live.ScalingGroup ?? new ScalingGroup(), spec, selection, ownership)
                : null,
            KubernetesConfig = KubernetesConfigMapping.IsAffectedBy(selection)
                ? KubernetesConfigMapping.Write(live.KubernetesConfig ?? new KubernetesConfig(), spec, selection, packing)
                : null,
            AutoScaling =
                selection.Includes("autoScaling", "desiredSize") && (spec.AutoScaling is not null || live.AutoScaling is { Enable: true })
                    ? AutoScalingMapping.Write(spec.AutoScaling.ObjectOrNull())
                    : null,
            Management = selection.Includes("management") ? ManagementMapping.Write(spec.Management.ObjectOrNull()) : null,
        };
}
