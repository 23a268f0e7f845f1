using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Versions;
using ContainerOS.Sdk.Ack.NodePools;

namespace ContainerOS.Provider.NodePools.Cloud;

/// <summary>Lays the machine side of a pool over the <c>scaling_group</c> it has; over an empty one for a new pool.</summary>
internal static class ScalingGroupMapping
{
    private const string ImageType = "ContainerOS";
    private static readonly string[] Properties =
    [
        "instanceTypes",
        "vSwitchIds",
        "systemDisk",
        "dataDisk",
        "desiredSize",
        "autoScaling",
        "tags",
        "access",
    ];

    /// <summary>Whether a change touches the group.</summary>
    internal static bool IsAffectedBy(PropertySelection covers) => covers.Includes(Properties);

    /// <summary>The group of a new pool.</summary>
    internal static ScalingGroup Create(NodePoolSpec spec, IReadOnlyList<ResourceTag> ownership) =>
        SpotMapping.Merge(Merge(new ScalingGroup(), spec, PropertySelection.All, ownership), spec.Spot.ObjectOrNull()) with
        {
            ImageType = ImageType,
            ImageId = PinnedImage.Resolve(spec.Os.ObjectOrNull()),
            InstanceChargeType = "PostPaid",
            SecurityGroupIds = spec.SecurityGroupIds.ItemsOrNull(),
            RamRoleName = spec.Access.ObjectOrNull()?.RamRole.ObjectOrNull(),
            InstanceMetadataOptions = Metadata(spec),
        };

    /// <summary>The group with the covered properties laid over it.</summary>
    internal static ScalingGroup Merge(
        ScalingGroup basis,
        NodePoolSpec spec,
        PropertySelection covers,
        IReadOnlyList<ResourceTag> ownership
    )
    {
        var group = covers.Includes("systemDisk") ? DiskMapping.MergeSystemDisk(basis, spec.SystemDisk.ObjectOrNull()) : basis;
        return group with
        {
            InstanceTypes = covers.Choose("instanceTypes", spec.InstanceTypes.ItemsOrNull(), group.InstanceTypes),
            VSwitchIds = covers.Choose("vSwitchIds", spec.VSwitchIds.ItemsOrNull(), group.VSwitchIds),
            DataDisks = covers.Choose(
                "dataDisk",
                DiskMapping.MergeDataDisks(group.DataDisks, spec.DataDisk.ObjectOrNull()),
                group.DataDisks
            ),
            DesiredSize = covers.Choose("desiredSize", spec.DesiredSize.ValueOrNull() ?? group.DesiredSize, group.DesiredSize),
            ScalingPolicy = covers.Choose("autoScaling", Policy(spec) ?? group.ScalingPolicy, group.ScalingPolicy),
            Tags = covers.Choose("tags", Tags(spec, ownership), group.Tags),
            KeyPair = covers.Choose("access", spec.Access.ObjectOrNull()?.KeyPair.ObjectOrNull() ?? group.KeyPair, group.KeyPair),
        };
    }

    private static string? Policy(NodePoolSpec spec) => spec.AutoScaling.ObjectOrNull()?.Policy.TermOrNull(PoolTerms.ScalingPolicies);

    private static ResourceTag[] Tags(NodePoolSpec spec, IReadOnlyList<ResourceTag> ownership) =>
        [
            .. (spec.Tags.EntriesOrNull() ?? new Dictionary<string, string>()).Select(tag => new ResourceTag
            {
                Key = tag.Key,
                Value = tag.Value,
            }),
            .. ownership,
        ];

    /// <summary>ContainerOS serves the hardened metadata mode from 3.6.0 (release notes), and there it is the default here.</summary>
    private static InstanceMetadataOptions? Metadata(NodePoolSpec spec)
    {
        var hardenedSince = new OsVersion(3, 6, 0);
        var tokens =
            spec.Access.ObjectOrNull()?.MetadataTokens.TermOrNull(PoolTerms.MetadataTokens)
            ?? (spec.Os.ObjectOrNull()?.Version.ValueOrNull() >= hardenedSince ? "required" : null);
        return tokens is null ? null : new InstanceMetadataOptions { HttpTokens = tokens };
    }
}
