using ContainerOS.Emulator.Catalogue;
using ContainerOS.Emulator.Clusters;

namespace ContainerOS.Emulator.NodePools.Admission;

/// <summary>What the service refuses when a pool is created or changed, in the order in which it is checked.</summary>
internal static class PoolChecks
{
    private const string Parameter = "InvalidParameter";
    private const string CreatePage = "page \"Create and manage a node pool\"";
    private const string Model = "field texts of npm @alicloud/cs20151215 7.2.0";
    private const int MaxSize = 2000;

    internal static IReadOnlyList<AdmissionCheck<PoolCandidate>> All { get; } =
    [
        new(
            "a create without scaling_group",
            Parameter,
            Evidence.ReadInSdk,
            Model,
            pool => pool.Before is null && !pool.Request.Has("scaling_group") ? "scaling_group is required" : null
        ),
        new(
            "a name that is empty or has more than 63 characters",
            Parameter,
            Evidence.ReadInSdk,
            Model,
            pool => pool.Settings.Info.Name is { Length: > 0 and <= 63 } ? null : "nodepool_info.name is required, 1 to 63 characters"
        ),
        new(
            "fewer than 1 or more than 8 vSwitches",
            Parameter,
            Evidence.ReadInSdk,
            Model,
            pool => pool.Group.VSwitchIds.Length is >= 1 and <= 8 ? null : "scaling_group.vswitch_ids takes 1 to 8 entries"
        ),
        new(
            "a vSwitch that does not exist",
            "InvalidVSwitchId.NotFound",
            Evidence.Inferred,
            "the code of ECS for the same",
            pool =>
                pool.Group.VSwitchIds.All(DemoAccount.VSwitchIds.Contains)
                    ? null
                    : $"one of the vSwitches {string.Join(", ", pool.Group.VSwitchIds)} does not exist"
        ),
        new(
            "fewer than 1 or more than 10 instance types",
            Parameter,
            Evidence.ReadInSdk,
            Model,
            pool => pool.Group.InstanceTypes.Length is >= 1 and <= 10 ? null : "scaling_group.instance_types takes 1 to 10 entries"
        ),
        new(
            "an instance type that does not exist",
            "InvalidInstanceType.NotFound",
            Evidence.Inferred,
            "the code of ECS for the same",
            pool =>
                pool.Group.InstanceTypes.FirstOrDefault(type => InstanceType.Find(type) is null) is { } unknown
                    ? $"The instance type {unknown} does not exist"
                    : null
        ),
        .. DiskChecks.All,
        .. GroupChecks.All,
        .. LabelChecks.All,
        new(
            "kubelet options outside their ranges",
            Parameter,
            Evidence.Documented,
            NodeConfigChecks.Source,
            pool => NodeConfigChecks.Problem(pool.Settings.NodeConfig)
        ),
        new(
            "management.upgrade_config.max_unavailable outside 1 to 1000",
            Parameter,
            Evidence.ReadInSdk,
            Model,
            pool =>
                AdmissionChecks.Outside(
                    pool.Settings.Management.UpgradeConfig?.Number("max_unavailable"),
                    1,
                    1000,
                    "management.upgrade_config.max_unavailable"
                )
        ),
        .. ContainerOsChecks.All,
        new(
            "a size outside 0 to 2000",
            Parameter,
            Evidence.Documented,
            "page \"Quotas and limits\": 2,000 instances per scaling group",
            pool => AdmissionChecks.Outside(pool.RequestedSize, 0, MaxSize, "scaling_group.desired_size")
        ),
        new(
            "a size for an autoscaled pool",
            Parameter,
            Evidence.Inferred,
            CreatePage,
            pool =>
                pool.Settings.IsAutoScaled
                && pool.Request.Map("scaling_group")?.Whole("desired_size") is { } size
                && size != pool.Before?.Settings.Group.DesiredSize
                    ? "scaling_group.desired_size cannot be set for a node pool with auto_scaling enabled"
                    : null
        ),
        new(
            "autoscaling bounds outside 0 to 2000",
            Parameter,
            Evidence.ReadInSdk,
            Model,
            pool =>
                !pool.Settings.IsAutoScaled || pool.Settings.AutoScaling.Max is >= 0 and <= MaxSize
                    ? null
                    : $"auto_scaling.max_instances must be 0 to {MaxSize}"
        ),
        new(
            "an autoscaling minimum above the maximum",
            Parameter,
            Evidence.Inferred,
            CreatePage,
            pool =>
                !pool.Settings.IsAutoScaled
                || (pool.Settings.AutoScaling.Min ?? 0) is >= 0 and var min && min <= pool.Settings.AutoScaling.Max
                    ? null
                    : "auto_scaling.min_instances must be 0 to max_instances"
        ),
        new(
            "more node pools than the quota of the cluster",
            "QuotaExceeded.NodePool",
            Evidence.Inferred,
            "page \"Quotas and limits\": 100 node pools per Pro cluster; the code is inferred",
            pool =>
                pool.Before is null && pool.World.PoolsOf(pool.Cluster.Id).Count() >= AccountQuota.NodePools
                    ? $"The cluster has {AccountQuota.NodePools} node pools, which is its quota"
                    : null
        ),
    ];
}
