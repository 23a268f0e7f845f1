using System.Text.Json.Nodes;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Versions;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Cloud;
using ContainerOS.Provider.NodePools.Lifecycle;
using ContainerOS.Provider.Ownership;
using ContainerOS.Provider.Shapes;
using ContainerOS.Rollout.Execution;

namespace ContainerOS.Provider.NodePools.Shape;

/// <summary>The properties of <c>containeros:index:NodePool</c>.</summary>
internal static class NodePoolShape
{
    private const string AutoScalerSwitch = "auto_scaling.enable";

    /// <summary>The ways to say how many nodes a pool has.</summary>
    internal static Alternatives Size { get; } = new(["desiredSize", "autoScaling"], IsRequired: false);

    /// <summary>The inputs.</summary>
    internal static ObjectType<NodePoolSpec> Inputs { get; } =
        new(
            "NodePool",
            "A ContainerOS node pool of an ACK managed cluster.",
            [
                Property<NodePoolSpec>.Value(
                    "clusterId",
                    Kinds.Text,
                    "The ACK managed cluster the pool belongs to.",
                    pool => pool.ClusterId
                ) with
                {
                    OnChange = ChangeEffect.Replace,
                    Required = true,
                },
                Property<NodePoolSpec>.Value(
                    "name",
                    Kinds.Text,
                    "The name of the pool, 1 to 63 characters. Default: the logical name and 7 characters of a hash of the URN, "
                        + "the same in every run. Without it, a replacement gets another name and is created before the old pool is "
                        + "deleted.",
                    pool => pool.Name
                ) with
                {
                    OnChange = ChangeEffect.InPlace,
                    Field = "nodepool_info.name",
                },
                Property<NodePoolSpec>.List(
                    "instanceTypes",
                    Kinds.Text,
                    "ECS instance types, 1 to 10, in order of preference, such as ecs.g7.xlarge.",
                    pool => pool.InstanceTypes
                ) with
                {
                    OnChange = ChangeEffect.InPlaceNewNodes,
                    Required = true,
                    Range = new ValueRange(1, 10),
                    Field = "scaling_group.instance_types",
                },
                Property<NodePoolSpec>.List(
                    "vSwitchIds",
                    Kinds.Text,
                    "vSwitches, 1 to 8, in order of preference; they decide the zones.",
                    pool => pool.VSwitchIds
                ) with
                {
                    OnChange = ChangeEffect.InPlaceNewNodes,
                    Required = true,
                    Range = new ValueRange(1, 8),
                    Field = "scaling_group.vswitch_ids",
                },
                Property<NodePoolSpec>.List(
                    "securityGroupIds",
                    Kinds.Text,
                    "Security groups, 1 to 5; their order means nothing. Default: the one of the cluster.",
                    pool => pool.SecurityGroupIds
                ) with
                {
                    OnChange = ChangeEffect.InPlaceNewNodes,
                    IsSet = true,
                    Range = new ValueRange(1, 5),
                    Field = "scaling_group.security_group_ids",
                },
                Property<NodePoolSpec>.Value(
                    "resourceGroupId",
                    Kinds.Text,
                    "The resource group that the nodes are accounted to. Default: the choice of ACK.",
                    pool => pool.ResourceGroupId
                ) with
                {
                    OnChange = ChangeEffect.Replace,
                    Field = "nodepool_info.resource_group_id",
                },
                Property<NodePoolSpec>.Value(
                    "os",
                    Kinds.Object(OsPinShape.Os),
                    "The ContainerOS release the nodes run.",
                    pool => pool.Os
                ) with
                {
                    OnChange = ChangeEffect.Rollout,
                    Required = true,
                    Field = CloudField.Group with { IsComposed = true },
                },
                Property<NodePoolSpec>.Value(
                    "kubernetesVersion",
                    Kinds.Parsed(TextFormats.KubernetesVersion, KubernetesVersion.Parse),
                    "The Kubernetes version of the nodes. Default: the version of the cluster.",
                    pool => pool.KubernetesVersion
                ) with
                {
                    // ACK returns the version of the cluster, and none of a node (docs/adr/0064).
                    WriteOnly = true,
                    OnChange = ChangeEffect.Rollout,
                },
                Property<NodePoolSpec>.Value(
                    "runtimeVersion",
                    Kinds.Text,
                    "The containerd version. Default: the choice of ACK for the cluster version.",
                    pool => pool.RuntimeVersion
                ) with
                {
                    OnChange = ChangeEffect.Rollout,
                    Field = "kubernetes_config.runtime_version",
                },
                Property<NodePoolSpec>.Value(
                    "systemDisk",
                    Kinds.Object(DiskShape.System),
                    "The system disk. Default: cloud_essd PL0 of 40 GiB.",
                    pool => pool.SystemDisk
                ) with
                {
                    OnChange = ChangeEffect.InPlaceNewNodes,
                    SendsDefault = DefaultSending.OnCreate,
                    Field = CloudField.Group,
                },
                Property<NodePoolSpec>.Value(
                    "dataDisk",
                    Kinds.Object(DiskShape.Data),
                    "The data disk, mounted on /var; required from ContainerOS 3.4.0.",
                    pool => pool.DataDisk
                ) with
                {
                    OnChange = ChangeEffect.InPlaceNewNodes,
                    Field = new CloudField("scaling_group.data_disks") { Form = CloudForms.OneItem },
                },
                Property<NodePoolSpec>.Value(
                    "desiredSize",
                    Kinds.Integer,
                    "A fixed number of nodes; either this or autoScaling.",
                    pool => pool.DesiredSize
                ) with
                {
                    OnChange = ChangeEffect.InPlace,
                    Range = new ValueRange(0, null),
                    Field = new CloudField("scaling_group.desired_size") { IsIn = IsFixed },
                },
                Property<NodePoolSpec>.Value(
                    "autoScaling",
                    Kinds.Object(ScalingShape.AutoScaling),
                    "Bounds for the autoscaler; either this or desiredSize.",
                    pool => pool.AutoScaling
                ) with
                {
                    OnChange = ChangeEffect.InPlace,
                    OnRemoval = RemovalEffect.Clears,
                    Field = CloudField.Group with { Switch = AutoScalerSwitch },
                },
                Property<NodePoolSpec>.Value(
                    "multiAzPolicy",
                    Kinds.Enum(PoolTerms.MultiAzPolicies),
                    "How vSwitches and instance types are chosen for new nodes: priority (the default of ACK), costOptimized or "
                        + "balance. Default with shares of spot instances or their compensation: costOptimized.",
                    pool => pool.MultiAzPolicy
                ) with
                {
                    OnChange = ChangeEffect.InPlaceNewNodes,
                    Default = "priority",
                    DefaultFrom = PolicyOf,
                    SendsDefault = DefaultSending.WithObject,
                    Field = new CloudField("scaling_group.multi_az_policy")
                    {
                        Form = CloudForms.Terms(("priority", "PRIORITY"), ("costOptimized", "COST_OPTIMIZED"), ("balance", "BALANCE")),
                    },
                },
                Property<NodePoolSpec>.Value(
                    "spot",
                    Kinds.Object(ScalingShape.Spot),
                    "Spot instances. Adding them replaces the pool.",
                    pool => pool.Spot
                ) with
                {
                    OnChange = ChangeEffect.InPlace,
                    Field = CloudField.Group with { IsIn = IsSpot },
                },
                Property<NodePoolSpec>.Value(
                    "prepaid",
                    Kinds.Object(CapacityShape.Prepaid),
                    "Prepaid instances; pay-as-you-go without it. Adding it replaces the pool.",
                    pool => pool.Prepaid
                ) with
                {
                    OnChange = ChangeEffect.InPlaceNewNodes,
                    OnAdd = ChangeEffect.Replace,
                    Field = CloudField.Group with { IsIn = IsPrepaid },
                },
                Property<NodePoolSpec>.Value(
                    "privatePool",
                    Kinds.Object(CapacityShape.PrivatePool),
                    "Reserved capacity that instances are taken from.",
                    pool => pool.PrivatePool
                ) with
                {
                    OnChange = ChangeEffect.InPlaceNewNodes,
                    Field = CloudField.Group,
                },
                Property<NodePoolSpec>.Value(
                    "resourcePool",
                    Kinds.Object(CapacityShape.ResourcePool),
                    "The order in which private and public capacity is used.",
                    pool => pool.ResourcePool
                ) with
                {
                    OnChange = ChangeEffect.InPlaceNewNodes,
                    Field = CloudField.Group,
                },
                Property<NodePoolSpec>.Value(
                    "deploymentSetId",
                    Kinds.Text,
                    "The deployment set that spreads the instances over hosts.",
                    pool => pool.DeploymentSetId
                ) with
                {
                    OnChange = ChangeEffect.Replace,
                    Field = "scaling_group.deploymentset_id",
                },
                Property<NodePoolSpec>.Value(
                    "publicIp",
                    Kinds.Object(CapacityShape.PublicIp),
                    "Public IP addresses of the nodes; none by default.",
                    pool => pool.PublicIp
                ) with
                {
                    OnChange = ChangeEffect.InPlaceNewNodes,
                    Field = CloudField.Group,
                },
                Property<NodePoolSpec>.Map("labels", Kinds.Text, "Kubernetes labels of the nodes.", pool => pool.Labels) with
                {
                    OnChange = ChangeEffect.InPlace,
                    Shared = true,
                    OnRemoval = RemovalEffect.Clears,
                    Field = new CloudField("kubernetes_config.labels")
                    {
                        Form = CloudForms.Entries("key", "value", ServiceEntries.IsOfService),
                    },
                },
                Property<NodePoolSpec>.List(
                    "taints",
                    Kinds.Object(TaintShape.Taint),
                    "Kubernetes taints of the nodes; their order means nothing.",
                    pool => pool.Taints
                ) with
                {
                    OnChange = ChangeEffect.InPlace,
                    IsSet = true,
                    OnRemoval = RemovalEffect.Clears,
                    Field = "kubernetes_config.taints",
                },
                Property<NodePoolSpec>.Map(
                    "tags",
                    Kinds.Text,
                    "ECS tags of the instances; an ownership tag is added.",
                    pool => pool.Tags
                ) with
                {
                    OnChange = ChangeEffect.InPlaceNewNodes,
                    Shared = true,
                    OnRemoval = RemovalEffect.Clears,
                    Field = new CloudField("scaling_group.tags")
                    {
                        Form = CloudForms.Entries(
                            "key",
                            "value",
                            key =>
                                key is OwnershipTag.Key or RolloutTag.Key or UnfinishedRollout.Key
                                || key.StartsWith(ImageQuarantine.KeyPrefix, StringComparison.Ordinal)
                                || ServiceEntries.IsOfService(key)
                        ),
                    },
                },
                Property<NodePoolSpec>.Value(
                    "unschedulable",
                    Kinds.Boolean,
                    "Whether new nodes start cordoned. Default false.",
                    pool => pool.Unschedulable
                ) with
                {
                    OnChange = ChangeEffect.InPlace,
                    OnRemoval = RemovalEffect.Clears,
                    Default = false,
                    Field = "kubernetes_config.unschedulable",
                },
                Property<NodePoolSpec>.Value(
                    "cpuPolicy",
                    Kinds.Enum(PoolTerms.CpuPolicies),
                    "The kubelet's CPU manager policy. Default none.",
                    pool => pool.CpuPolicy
                ) with
                {
                    OnChange = ChangeEffect.InPlace,
                    OnRemoval = RemovalEffect.Clears,
                    Default = "none",
                    Field = "kubernetes_config.cpu_policy",
                },
                Property<NodePoolSpec>.Value(
                    "cloudMonitor",
                    Kinds.Boolean,
                    "Whether the CloudMonitor agent is installed on new nodes. Default false.",
                    pool => pool.CloudMonitor
                ) with
                {
                    OnChange = ChangeEffect.InPlaceNewNodes,
                    OnRemoval = RemovalEffect.Clears,
                    Default = false,
                    Field = "kubernetes_config.cms_enabled",
                },
                Property<NodePoolSpec>.Value(
                    "nodeNameMode",
                    Kinds.Text,
                    "The pattern of node names: customized,PREFIX,ip,SUFFIX. Default: the choice of ACK.",
                    pool => pool.NodeNameMode
                ) with
                {
                    OnChange = ChangeEffect.Replace,
                    Field = "kubernetes_config.node_name_mode",
                },
                Property<NodePoolSpec>.Value("kubelet", Kinds.Object(KubeletShape.Kubelet), "Kubelet options.", pool => pool.Kubelet) with
                {
                    OnChange = ChangeEffect.BatchRestart,
                    Field = new CloudField("node_config.kubelet_configuration")
                    {
                        ChangedBy = CloudCall.NodeConfig,
                        ChangePath = "kubelet_config",
                    },
                },
                Property<NodePoolSpec>.Value(
                    "containerd",
                    Kinds.Object(ContainerdShape.Containerd),
                    "containerd options.",
                    pool => pool.Containerd
                ) with
                {
                    OnChange = ChangeEffect.BatchRestart,
                    WriteOnly = true,
                    OnRemoval = RemovalEffect.Clears,
                    Field = new CloudField("containerd_config") { ChangedBy = CloudCall.NodeConfig, IsInCreate = false },
                },
                Property<NodePoolSpec>.Map("sysctls", Kinds.Text, "Kernel parameters by name.", pool => pool.Sysctls) with
                {
                    OnChange = ChangeEffect.BatchRestart,
                    WriteOnly = true,
                    OnRemoval = RemovalEffect.Clears,
                    Field = new CloudField("os_config.sysctl") { ChangedBy = CloudCall.NodeConfig, IsInCreate = false },
                },
                Property<NodePoolSpec>.Value(
                    "hugePages",
                    Kinds.Object(HugePagesShape.HugePages),
                    "Transparent huge pages of the kernel.",
                    pool => pool.HugePages
                ) with
                {
                    OnChange = ChangeEffect.BatchRestart,
                    Field = new CloudField("node_config.node_os_config.hugepage")
                    {
                        ChangedBy = CloudCall.NodeConfig,
                        ChangePath = "os_config.hugepage",
                        IsInCreate = false,
                    },
                },
                Property<NodePoolSpec>.Value(
                    "access",
                    Kinds.Object(AccessShape.Access),
                    "Key pair, RAM role and metadata access.",
                    pool => pool.Access
                ) with
                {
                    OnChange = ChangeEffect.InPlaceNewNodes,
                    Field = CloudField.Group,
                },
                Property<NodePoolSpec>.List(
                    "bootstrap",
                    Kinds.Object(BootstrapShape.Container),
                    "The bootstrap containers that run on a node before and after it joins, in order.",
                    pool => pool.Bootstrap
                ) with
                {
                    OnChange = ChangeEffect.InPlaceNewNodes,
                    OnRemoval = RemovalEffect.Clears,
                    Field = new CloudField("kubernetes_config.user_data") { IsComposed = true },
                },
                Property<NodePoolSpec>.Value(
                    "management",
                    Kinds.Object(ManagementShape.Management),
                    "Operations that ACK performs on the nodes automatically. Without it, every switch is off.",
                    pool => pool.Management
                ) with
                {
                    OnChange = ChangeEffect.InPlace,
                    OnRemoval = RemovalEffect.Clears,
                    SendsDefault = DefaultSending.OnCreate,
                    Field = CloudField.Group,
                },
                Property<NodePoolSpec>.Value(
                    "rollout",
                    Kinds.Object(RolloutShape.Rollout),
                    "How a change of the OS, Kubernetes or runtime version is rolled out to the nodes.",
                    pool => pool.Rollout
                ) with
                {
                    OnChange = ChangeEffect.None,
                    WriteOnly = true,
                    OnRemoval = RemovalEffect.Clears,
                },
                Property<NodePoolSpec>.Value(
                    "allowGpu",
                    Kinds.Boolean,
                    "Opts in to GPU instance types, from ContainerOS 3.6.0.",
                    pool => pool.AllowGpu
                ) with
                {
                    OnChange = ChangeEffect.None,
                    WriteOnly = true,
                    OnRemoval = RemovalEffect.Clears,
                    Default = false,
                },
                Property<NodePoolSpec>.Value(
                    "deletionProtection",
                    Kinds.Boolean,
                    "Whether the pool cannot be deleted.",
                    pool => pool.DeletionProtection
                ) with
                {
                    OnChange = ChangeEffect.None,
                    WriteOnly = true,
                    OnRemoval = RemovalEffect.Clears,
                    Default = false,
                },
            ]
        )
        {
            Alternatives = Size with { IsRequired = true },
        };

    /// <summary>The schema of <c>NodeCounts</c>.</summary>
    internal static ObjectType NodeCounts { get; } =
        new(
            "NodeCounts",
            "The number of nodes of a pool.",
            [
                new("total", PropertyType.Integer, "All nodes.") { Required = true },
                new("ready", PropertyType.Integer, "Nodes that are Ready.") { Required = true },
                new("failed", PropertyType.Integer, "Nodes that failed to initialise.") { Required = true },
            ]
        );

    /// <summary>The schema of <c>RolloutStatus</c>.</summary>
    internal static ObjectType RolloutStatusType { get; } =
        new(
            "RolloutStatus",
            "How a rollout ended.",
            [
                new("state", PropertyType.Text, "done, paused, stopped, interrupted, rolledBack or rolledBackNotReady."),
                new("taskId", PropertyType.Text, "Its last task in ACK; not set if there was none."),
                new("reason", PropertyType.Text, "Why it did not end as planned; not set otherwise."),
            ]
        );

    /// <summary>The outputs besides the inputs.</summary>
    internal static IReadOnlyList<PropertyDefinition> Outputs { get; } =
    [
        new("nodePoolId", PropertyType.Text, "The id of the pool in ACK."),
        new("scalingGroupId", PropertyType.Text, "The ESS scaling group behind the pool."),
        new("imageId", PropertyType.Text, "The image of new nodes."),
        new("osVersion", PropertyType.Text, "The ContainerOS release of that image."),
        new("state", PropertyType.Text, "The state of the pool, such as active."),
        new("nodeCounts", NodeCounts, "The number of nodes."),
        new("userDataBytes", PropertyType.Integer, "The size of the user data of both phases in bytes, before base64."),
        new(
            NodePoolDiff.OutdatedKey,
            PropertyType.Integer,
            "The nodes that did not have the image of the pool in the last refresh; not set if there are none."
        ),
        new(RolloutStatus.Key, RolloutStatusType, "How the last rollout of up ended; not set if there was none."),
        new(
            PoolOwner.StateKey,
            PropertyType.Text,
            "The tag containeros.infra/owner that the pool carries for this resource. The pool is deleted only while it carries it."
        ),
    ];

    /// <summary>The resource.</summary>
    internal static ResourceSchema Resource { get; } = new("containeros:index:NodePool", Inputs.Doc, Inputs, Outputs);

    // ACK refuses any size of an autoscaled pool, so its size is not part of the program.
    private static bool IsFixed(JsonObject pool) => !CloudField.IsOn(pool, AutoScalerSwitch);

    private static bool IsSpot(JsonObject pool) =>
        IsText(pool, "spot_strategy", "SpotAsPriceGo") || IsText(pool, "spot_strategy", "SpotWithPriceLimit");

    private static bool IsPrepaid(JsonObject pool) => IsText(pool, "instance_charge_type", "PrePaid");

    private static bool IsText(JsonObject pool, string field, string value) =>
        CloudJson.Find(pool, ["scaling_group", field])?.ToString() == value;

    // A share of spot instances and its compensation need this policy (field texts of npm @alicloud/cs20151215 7.2.0).
    private static PropertyValue? PolicyOf(PropertyMap pool) =>
        pool.Find("spot")?.Unwrapped is PropertyMap spot
        && (
            spot.ContainsKey("pools")
            || spot.ContainsKey("onDemandBase")
            || spot.ContainsKey("onDemandPercentage")
            || spot.Find("compensateWithOnDemand")?.Unwrapped is PropertyBool { Value: true }
        )
            ? (PropertyValue)"costOptimized"
            : null;
}
