using System.Text.RegularExpressions;
using ContainerOS.Emulator.Catalogue;
using ContainerOS.Emulator.Clusters;

namespace ContainerOS.Emulator.NodePools.Admission;

/// <summary>What the service refuses when a pool is created or changed, in the order in which it is checked.</summary>
internal static partial class PoolChecks
{
    internal const string SizeOfAutoScaledPoolCode = "InvalidDesiredSizeOrCount.NotNull";
    internal const string SizeOfAutoScaledPool =
        "desired_size or count: setting or modification is not supported for autoscaling-enabled nodepool";

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
            "a name that is empty, is longer than 63 characters, starts with a hyphen, or has other characters than letters, digits, "
                + "Chinese characters and hyphens",
            "InvalidParameter.Name",
            Evidence.ReadInSdk,
            Model,
            pool =>
                PoolName().IsMatch(pool.Settings.Info.Name)
                    ? null
                    : "nodepool_info.name is required: 1 to 63 letters, digits, Chinese characters and hyphens, not starting with a hyphen"
        ),
        new(
            "the name of another pool of the cluster",
            "InvalidParameter.Name",
            Evidence.Seen,
            "record of a rename; the message is inferred",
            pool =>
                pool.World.PoolsOf(pool.Cluster.Id).Any(other => other.Name == pool.Settings.Info.Name && other.Id != pool.Before?.Id)
                    ? $"the cluster has a node pool with the name {pool.Settings.Info.Name}"
                    : null
        ),
        new(
            "fewer than 1 or more than 8 vSwitches",
            Parameter,
            Evidence.ReadInSdk,
            Model,
            pool =>
                (pool.Request.Map("scaling_group")?.Texts("vswitch_ids") ?? pool.Group.VSwitchIds).Length is >= 1 and <= 8
                    ? null
                    : "scaling_group.vswitch_ids takes 1 to 8 entries"
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
            "a size for a pool that is or becomes autoscaled, also while its autoscaler is turned off",
            SizeOfAutoScaledPoolCode,
            Evidence.Seen,
            "records of a create and of a change with enable:false and a size; that turning it on is the same is inferred",
            pool =>
                pool.RequestedSize is not null && (pool.Settings.IsAutoScaled || pool.Before?.Settings.IsAutoScaled == true)
                    ? SizeOfAutoScaledPool
                    : null
        ),
        new(
            "a change of auto_scaling.type",
            Parameter,
            Evidence.ReadInSdk,
            Model,
            pool =>
                pool.Before?.Settings.AutoScaling.Type is { } type && type != pool.Settings.AutoScaling.Type
                    ? "auto_scaling.type cannot be changed"
                    : null
        ),
        new(
            "another auto_scaling.type than cpu, gpu, gpushare and spot",
            Parameter,
            Evidence.ReadInSdk,
            Model,
            pool =>
                pool.Settings.AutoScaling.Type is null or "cpu" or "gpu" or "gpushare" or "spot"
                    ? null
                    : "auto_scaling.type must be cpu, gpu, gpushare or spot"
        ),
        new(
            "a managed pool in a cluster without the add-on ack-node-problem-detector",
            "InvalidParameter.Management",
            Evidence.Seen,
            "record of a create; the message is inferred",
            pool =>
                pool.Settings.Management.IsEnabled && !pool.Cluster.HasProblemDetector
                    ? "management requires the add-on ack-node-problem-detector in the cluster"
                    : null
        ),
        new(
            "http_tokens required in a cluster that is not managed or is older than Kubernetes 1.28",
            Parameter,
            Evidence.Documented,
            "page \"Instance metadata in hardened mode\"; the account is on the whitelist",
            pool =>
                pool.Group.MetadataOptions?.Text("http_tokens") == "required"
                && (!pool.Cluster.IsManaged || pool.Cluster.KubernetesVersion < new Version(1, 28))
                    ? "instance_metadata_options.http_tokens needs a managed cluster of Kubernetes 1.28 or later"
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

    [GeneratedRegex(@"^[A-Za-z0-9\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff-]{0,62}\z")]
    private static partial Regex PoolName();
}
