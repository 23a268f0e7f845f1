namespace ContainerOS.Emulator.NodePools.Admission;

/// <summary>Spot settings, security groups and tags of a scaling group.</summary>
internal static class GroupChecks
{
    /// <summary>ECS accepts 20 tags per instance, and ACK adds three to every node.</summary>
    private const int MaxTags = 20 - 3;
    private const int LongestKey = 128;
    private const string Parameter = "InvalidParameter";
    private const string Model = "field texts of npm @alicloud/cs20151215 7.2.0";
    private const string CreatePage = "page \"Create and manage a node pool\"";

    private const string CostOptimized = "COST_OPTIMIZED";
    private const string EcsCode = "the code of ECS for the same";

    private static readonly string[] ImageTypes =
    [
        "AliyunLinux",
        "AliyunLinuxSecurity",
        "AliyunLinux3",
        "AliyunLinux3Arm64",
        "AliyunLinux3Security",
        "AliyunLinux3ContainerOptimized",
        "CentOS",
        "Windows",
        "WindowsCore",
        "ContainerOS",
    ];

    internal static IReadOnlyList<AdmissionCheck<PoolCandidate>> All { get; } =
    [
        new(
            "on_demand_base_capacity outside 0 to 1000",
            Parameter,
            Evidence.ReadInSdk,
            Model,
            pool => AdmissionChecks.Outside(pool.Group.OnDemandBase, 0, 1000, "scaling_group.on_demand_base_capacity")
        ),
        new(
            "on_demand_percentage_above_base_capacity outside 0 to 100",
            Parameter,
            Evidence.ReadInSdk,
            Model,
            pool => AdmissionChecks.Outside(pool.Group.OnDemandPercentage, 0, 100, "scaling_group.on_demand_percentage_above_base_capacity")
        ),
        new(
            "spot_instance_pools outside 1 to 10",
            Parameter,
            Evidence.ReadInSdk,
            Model,
            pool => AdmissionChecks.Outside(pool.Group.SpotInstancePools, 1, 10, "scaling_group.spot_instance_pools")
        ),
        new(
            "another image_type than those of the API",
            Parameter,
            Evidence.ReadInSdk,
            Model,
            pool =>
                pool.Group.ImageType is null || ImageTypes.Contains(pool.Group.ImageType)
                    ? null
                    : $"scaling_group.image_type must be one of {string.Join(", ", ImageTypes)}"
        ),
        new(
            "another multi_az_policy than those of the API",
            Parameter,
            Evidence.ReadInSdk,
            Model,
            pool =>
                pool.Group.MultiAzPolicy is "PRIORITY" or "BALANCE" or CostOptimized
                    ? null
                    : "scaling_group.multi_az_policy must be PRIORITY, COST_OPTIMIZED or BALANCE"
        ),
        new(
            "a share of spot instances, or compensate_with_on_demand, with another multi_az_policy than COST_OPTIMIZED",
            Parameter,
            Evidence.Inferred,
            Model + ": both need COST_OPTIMIZED; that the service refuses others is inferred",
            pool =>
                pool.Group.MultiAzPolicy != CostOptimized
                && (
                    (pool.Group.OnDemandBase ?? pool.Group.OnDemandPercentage ?? pool.Group.SpotInstancePools) is not null
                    || pool.Group.Other.Flag("compensate_with_on_demand") == true
                )
                    ? "on_demand_base_capacity, on_demand_percentage_above_base_capacity, spot_instance_pools and "
                        + "compensate_with_on_demand need multi_az_policy COST_OPTIMIZED"
                    : null
        ),
        new(
            "a key pair that does not exist",
            "InvalidKeyPair.NotFound",
            Evidence.Inferred,
            EcsCode,
            pool =>
                pool.Group.KeyPair is null or "" or DemoAccount.KeyPair or DemoAccount.SecondKeyPair
                    ? null
                    : $"The key pair {pool.Group.KeyPair} does not exist"
        ),
        new(
            "a RAM role that does not exist",
            "InvalidRamRole.NotFound",
            Evidence.Inferred,
            EcsCode,
            pool =>
                pool.Group.RamRoleName is null or "" or DemoAccount.RamRole ? null : $"The RAM role {pool.Group.RamRoleName} does not exist"
        ),
        new(
            "a security group that does not exist",
            "InvalidSecurityGroupId.NotFound",
            Evidence.Inferred,
            EcsCode,
            pool =>
                pool
                    .Group.SecurityGroupIds.Append(pool.Group.SecurityGroupId)
                    .FirstOrDefault(id => !DemoAccount.SecurityGroupIds.Contains(id))
                    is { } unknown
                    ? $"The security group {unknown} does not exist"
                    : null
        ),
        new(
            "fewer than 1 or more than 5 security groups",
            Parameter,
            Evidence.Documented,
            CreatePage,
            pool => pool.Group.SecurityGroupIds.Length is >= 1 and <= 5 ? null : "scaling_group.security_group_ids takes 1 to 5 entries"
        ),
        new(
            $"more than {MaxTags} tags",
            Parameter,
            Evidence.Documented,
            CreatePage,
            pool => pool.Group.Tags.Length > MaxTags ? $"scaling_group.tags takes {MaxTags} entries" : null
        ),
        new(
            $"a tag key that is empty or has more than {LongestKey} characters",
            Parameter,
            Evidence.Documented,
            CreatePage,
            pool =>
                pool.Group.Tags.Any(tag => tag.Key.Length is not (>= 1 and <= LongestKey))
                    ? $"the key of a tag must have 1 to {LongestKey} characters"
                    : null
        ),
        new(
            "a tag key or value that starts with aliyun or acs:",
            Parameter,
            Evidence.Documented,
            CreatePage,
            pool =>
                pool.Group.Tags.FirstOrDefault(tag => IsReserved(tag.Key) || IsReserved(tag.Value ?? string.Empty)) is { } tag
                    ? $"the key and the value of the tag {tag.Key} must not start with aliyun or acs:"
                    : null
        ),
        new(
            "a tag with an address",
            Parameter,
            Evidence.Documented,
            CreatePage,
            pool =>
                pool.Group.Tags.FirstOrDefault(tag => HoldsAddress(tag.Key) || HoldsAddress(tag.Value ?? string.Empty)) is { } tag
                    ? $"the tag {tag.Key} must not contain http:// or https://"
                    : null
        ),
    ];

    private static bool IsReserved(string text) =>
        text.StartsWith("aliyun", StringComparison.OrdinalIgnoreCase) || text.StartsWith("acs:", StringComparison.OrdinalIgnoreCase);

    private static bool HoldsAddress(string text) =>
        text.Contains("http://", StringComparison.OrdinalIgnoreCase) || text.Contains("https://", StringComparison.OrdinalIgnoreCase);
}
