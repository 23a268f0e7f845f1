using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Provider.Ownership;
using ContainerOS.Sdk.Ack.NodePools;

namespace ContainerOS.Provider.NodePools.Cloud;

/// <summary>Maps instances, disks, size, tags and access to <c>scaling_group</c>.</summary>
internal static class ScalingGroupMapping
{
    private const string ImageType = "ContainerOS";
    private static readonly string[] Properties =
    [
        "instanceTypes",
        "vSwitchIds",
        "securityGroupIds",
        "systemDisk",
        "dataDisk",
        "desiredSize",
        "autoScaling",
        "tags",
        "access",
    ];

    /// <summary>Whether a selected property is in the group.</summary>
    internal static bool IsAffectedBy(PropertySelection selection) => selection.Includes(Properties);

    /// <summary>The group of a new pool.</summary>
    internal static ScalingGroup Create(NodePoolSpec spec, IReadOnlyList<ResourceTag> ownership) =>
        SpotMapping.AddTo(
            Write(new ScalingGroup(), spec, new NodePoolSpec(), PropertySelection.All, ownership),
            spec.Spot.ObjectOrNull()
        ) with
        {
            ImageType = ImageType,
            ImageId = PinnedImage.Resolve(spec.Os.ObjectOrNull()),
            InstanceChargeType = "PostPaid",
            RamRoleName = spec.Access.ObjectOrNull()?.RamRole.ObjectOrNull(),
            InstanceMetadataOptions = Metadata(spec),
        };

    /// <summary>The selected properties of the group.</summary>
    internal static ScalingGroup Write(
        ScalingGroup live,
        NodePoolSpec spec,
        NodePoolSpec olds,
        PropertySelection selection,
        IReadOnlyList<ResourceTag> ownership
    )
    {
        var group = selection.Includes("systemDisk")
            ? DiskMapping.WriteSystemDisk(live, spec.SystemDisk.ObjectOrNull())
            : new ScalingGroup();
        return group with
        {
            InstanceTypes = selection.Choose("instanceTypes", spec.InstanceTypes.ItemsOrNull()),
            VSwitchIds = selection.Choose("vSwitchIds", spec.VSwitchIds.ItemsOrNull()),
            SecurityGroupIds = selection.Choose("securityGroupIds", spec.SecurityGroupIds.ItemsOrNull()),
            DataDisks = selection.Choose("dataDisk", DiskMapping.WriteDataDisks(live.DataDisks, spec.DataDisk.ObjectOrNull())),
            DesiredSize = selection.Choose("desiredSize", spec.DesiredSize.ValueOrNull()),
            ScalingPolicy = selection.Choose("autoScaling", Policy(spec)),
            Tags = selection.Choose("tags", Tags(live, spec, olds, ownership)),
            KeyPair = selection.Choose("access", spec.Access.ObjectOrNull()?.KeyPair.ObjectOrNull()),
        };
    }

    private static string? Policy(NodePoolSpec spec) => spec.AutoScaling.ObjectOrNull()?.Policy.TermOrNull(PoolTerms.ScalingPolicies);

    private static ResourceTag[] Tags(ScalingGroup live, NodePoolSpec spec, NodePoolSpec olds, IReadOnlyList<ResourceTag> ownership) =>
        [
            .. ServiceEntries.Merge(
                spec.Tags,
                olds.Tags,
                live.Tags?.Where(tag => tag.Key != OwnershipTag.Key),
                tag => tag.Key,
                (key, value) => new ResourceTag { Key = key, Value = value }
            ),
            .. ownership,
        ];

    // The hardened metadata mode is for accounts on a whitelist and cannot be changed later, so it is sent only when the program asks.
    private static InstanceMetadataOptions? Metadata(NodePoolSpec spec) =>
        spec.Access.ObjectOrNull()?.MetadataTokens.TermOrNull(PoolTerms.MetadataTokens) is { } tokens
            ? new InstanceMetadataOptions { HttpTokens = tokens }
            : null;
}
