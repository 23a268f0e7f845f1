using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Versions;
using ContainerOS.Provider.NodePools;
using ContainerOS.Sdk.Ack.NodePools;

namespace ContainerOS.Provider.Mapping;

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
    internal static bool IsIn(Coverage covers) => covers.Has(Properties);

    /// <summary>The group of a new pool.</summary>
    internal static ScalingGroup New(NodePoolSpec spec, IReadOnlyList<ResourceTag> ownership) =>
        SpotMapping.Lay(Lay(new ScalingGroup(), spec, Coverage.All, ownership), spec.Spot.Object()) with
        {
            ImageType = ImageType,
            ImageId = PinnedImage.Of(spec.Os.Object()),
            InstanceChargeType = "PostPaid",
            SecurityGroupIds = spec.SecurityGroupIds.Items(),
            RamRoleName = spec.Access.Object()?.RamRole.Object(),
            InstanceMetadataOptions = Metadata(spec),
        };

    /// <summary>The group with the covered properties laid over it.</summary>
    internal static ScalingGroup Lay(ScalingGroup basis, NodePoolSpec spec, Coverage covers, IReadOnlyList<ResourceTag> ownership)
    {
        var group = covers.Has("systemDisk") ? DiskMapping.LaySystemDisk(basis, spec.SystemDisk.Object()) : basis;
        return group with
        {
            InstanceTypes = covers.Pick("instanceTypes", spec.InstanceTypes.Items(), group.InstanceTypes),
            VSwitchIds = covers.Pick("vSwitchIds", spec.VSwitchIds.Items(), group.VSwitchIds),
            DataDisks = covers.Pick("dataDisk", DiskMapping.DataDisks(group.DataDisks, spec.DataDisk.Object()), group.DataDisks),
            DesiredSize = covers.Pick("desiredSize", spec.DesiredSize.Number() ?? group.DesiredSize, group.DesiredSize),
            ScalingPolicy = covers.Pick("autoScaling", Policy(spec) ?? group.ScalingPolicy, group.ScalingPolicy),
            Tags = covers.Pick("tags", Tags(spec, ownership), group.Tags),
            KeyPair = covers.Pick("access", spec.Access.Object()?.KeyPair.Object() ?? group.KeyPair, group.KeyPair),
        };
    }

    private static string? Policy(NodePoolSpec spec) => spec.AutoScaling.Object()?.Policy.Term(PoolTerms.ScalingPolicies);

    private static ResourceTag[] Tags(NodePoolSpec spec, IReadOnlyList<ResourceTag> ownership) =>
        [
            .. (spec.Tags.Entries() ?? new Dictionary<string, string>()).Select(tag => new ResourceTag
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
            spec.Access.Object()?.MetadataTokens.Term(PoolTerms.MetadataTokens)
            ?? (spec.Os.Object()?.Version.Number() >= hardenedSince ? "required" : null);
        return tokens is null ? null : new InstanceMetadataOptions { HttpTokens = tokens };
    }
}
