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
    /// <param name="live">The live pool.</param>
    /// <param name="spec">The requested pool.</param>
    /// <param name="olds">The pool that the program requested before: entries of tags and labels that it no longer has are removed.</param>
    /// <param name="selection">The properties to send.</param>
    /// <param name="ownership">The ownership tag.</param>
    /// <param name="packing">Whether the contents of files in user data are packed.</param>
    internal static NodePoolPatch CreatePatch(
        NodePool live,
        NodePoolSpec spec,
        NodePoolSpec olds,
        PropertySelection selection,
        IReadOnlyList<ResourceTag> ownership,
        ContentPacking packing
    ) =>
        new()
        {
            Info = selection.Includes("name") ? new NodePoolInfo { Name = spec.Name.ObjectOrNull() } : null,
            ScalingGroup = ScalingGroupMapping.IsAffectedBy(selection)
                ? ScalingGroupMapping.Write(live.ScalingGroup ?? new ScalingGroup(), spec, olds, selection, ownership)
                : null,
            KubernetesConfig = KubernetesConfigMapping.IsAffectedBy(selection)
                ? KubernetesConfigMapping.Write(live.KubernetesConfig ?? new KubernetesConfig(), spec, olds, selection, packing)
                : null,
            AutoScaling =
                selection.Includes("autoScaling", "desiredSize") && (spec.AutoScaling is not null || live.AutoScaling is { Enable: true })
                    ? AutoScalingMapping.Write(spec.AutoScaling.ObjectOrNull())
                    : null,
            Management = selection.Includes("management") ? ManagementMapping.Write(spec.Management.ObjectOrNull()) : null,
        };
}
