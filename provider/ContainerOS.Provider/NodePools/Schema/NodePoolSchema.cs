using ContainerOS.Model.Terms;
using ContainerOS.Provider.Ownership;
using ContainerOS.Provider.Schema;

namespace ContainerOS.Provider.NodePools.Schema;

/// <summary>The schema of <c>containeros:index:NodePool</c>.</summary>
internal static class NodePoolSchema
{
    /// <summary>The inputs.</summary>
    internal static ObjectType Inputs { get; } =
        new(
            "NodePool",
            "A ContainerOS node pool of an ACK managed cluster.",
            [
                new("clusterId", PropertyType.Text, "The ACK managed cluster the pool belongs to.", ChangeEffect.Replace)
                {
                    Required = true,
                },
                new(
                    "name",
                    PropertyType.Text,
                    "The name of the pool, 1 to 63 characters. Default: the logical name and 7 characters of a hash of the URN, the same "
                        + "in every run. Without it, a replacement gets another name and is created before the old pool is deleted.",
                    ChangeEffect.InPlace
                ),
                new(
                    "instanceTypes",
                    PropertyType.ListOf(PropertyType.Text),
                    "ECS instance types, 1 to 10, in order of preference, such as ecs.g7.xlarge.",
                    ChangeEffect.InPlaceNewNodes
                )
                {
                    Required = true,
                },
                new(
                    "vSwitchIds",
                    PropertyType.ListOf(PropertyType.Text),
                    "vSwitches, 1 to 8; they decide the zones.",
                    ChangeEffect.InPlaceNewNodes
                )
                {
                    Required = true,
                },
                new(
                    "securityGroupIds",
                    PropertyType.ListOf(PropertyType.Text),
                    "Security groups, 1 to 5; their order means nothing. Default: the one of the cluster.",
                    ChangeEffect.InPlaceNewNodes
                )
                {
                    IsSet = true,
                },
                new("os", OsPinSchema.Os, "The ContainerOS release the nodes run.", ChangeEffect.Rollout) { Required = true },
                new(
                    "kubernetesVersion",
                    new TextType(TextFormats.KubernetesVersion),
                    "The Kubernetes version of the nodes. Default: the version of the cluster.",
                    ChangeEffect.Rollout
                ),
                new(
                    "runtimeVersion",
                    PropertyType.Text,
                    "The containerd version. Default: ACK's choice for the cluster version.",
                    ChangeEffect.Rollout
                ),
                new("systemDisk", DiskSchema.Disk, "The system disk. Default: cloud_essd PL0 of 40 GiB.", ChangeEffect.InPlaceNewNodes),
                new(
                    "dataDisk",
                    DiskSchema.Disk,
                    "The data disk, mounted on /var; required from ContainerOS 3.4.0.",
                    ChangeEffect.InPlaceNewNodes
                ),
                new("desiredSize", PropertyType.Integer, "A fixed number of nodes; either this or autoScaling.", ChangeEffect.InPlace),
                new(
                    "autoScaling",
                    ScalingSchema.AutoScaling,
                    "Bounds for the autoscaler; either this or desiredSize.",
                    ChangeEffect.InPlace
                )
                {
                    OnRemoval = RemovalEffect.Clears,
                },
                new("spot", ScalingSchema.Spot, "Spot instances.", ChangeEffect.Replace),
                new("labels", PropertyType.MapOf(PropertyType.Text), "Kubernetes labels of the nodes.", ChangeEffect.InPlace)
                {
                    Shared = true,
                    OnRemoval = RemovalEffect.Clears,
                },
                new("taints", PropertyType.ListOf(TaintSchema.Taint), "Kubernetes taints of the nodes.", ChangeEffect.InPlace)
                {
                    OnRemoval = RemovalEffect.Clears,
                },
                new(
                    "tags",
                    PropertyType.MapOf(PropertyType.Text),
                    "ECS tags of the instances; an ownership tag is added.",
                    ChangeEffect.InPlaceNewNodes
                )
                {
                    Shared = true,
                    OnRemoval = RemovalEffect.Clears,
                },
                new("unschedulable", PropertyType.Boolean, "Whether new nodes start cordoned. Default false.", ChangeEffect.InPlace)
                {
                    OnRemoval = RemovalEffect.Clears,
                    Default = false,
                },
                new(
                    "cpuPolicy",
                    EnumType.Of(PoolTerms.CpuPolicies),
                    "The kubelet's CPU manager policy. Default none.",
                    ChangeEffect.InPlace
                )
                {
                    OnRemoval = RemovalEffect.Clears,
                    Default = "none",
                },
                new("kubelet", KubeletSchema.Kubelet, "Kubelet options.", ChangeEffect.BatchRestart),
                new("containerd", ContainerdSchema.Containerd, "containerd options.", ChangeEffect.BatchRestart) { WriteOnly = true },
                new("sysctls", PropertyType.MapOf(PropertyType.Text), "Kernel parameters by name.", ChangeEffect.BatchRestart)
                {
                    WriteOnly = true,
                },
                new("access", AccessSchema.Access, "Key pair, RAM role and metadata access.", ChangeEffect.InPlaceNewNodes),
                new(
                    "bootstrap",
                    PropertyType.ListOf(BootstrapSchema.Container),
                    "The bootstrap containers that run on a node before and after it joins, in order.",
                    ChangeEffect.InPlaceNewNodes
                )
                {
                    OnRemoval = RemovalEffect.Clears,
                },
                new(
                    "management",
                    ManagementSchema.Management,
                    "Operations that ACK performs on the nodes automatically.",
                    ChangeEffect.InPlace
                ),
                new(
                    "rollout",
                    ManagementSchema.Rollout,
                    "How a change of the OS, Kubernetes or runtime version is rolled out to the nodes.",
                    ChangeEffect.None
                )
                {
                    WriteOnly = true,
                    OnRemoval = RemovalEffect.Clears,
                },
                new("allowGpu", PropertyType.Boolean, "Opts in to GPU instance types, from ContainerOS 3.6.0.", ChangeEffect.None)
                {
                    WriteOnly = true,
                    OnRemoval = RemovalEffect.Clears,
                    Default = false,
                },
                new("deletionProtection", PropertyType.Boolean, "Whether the pool cannot be deleted.", ChangeEffect.None)
                {
                    WriteOnly = true,
                    OnRemoval = RemovalEffect.Clears,
                    Default = false,
                },
            ]
        );

    /// <summary>The schema of <c>NodeCounts</c>.</summary>
    internal static ObjectType NodeCounts { get; } =
        new(
            "NodeCounts",
            "The number of nodes of a pool.",
            [
                new("total", PropertyType.Integer, "All nodes."),
                new("ready", PropertyType.Integer, "Nodes that are Ready."),
                new("failed", PropertyType.Integer, "Nodes that failed to initialise."),
            ]
        );

    /// <summary>The outputs besides the inputs.</summary>
    internal static IReadOnlyList<PropertySchema> Outputs { get; } =
    [
        new("nodePoolId", PropertyType.Text, "The id of the pool in ACK."),
        new("scalingGroupId", PropertyType.Text, "The ESS scaling group behind the pool."),
        new("imageId", PropertyType.Text, "The image of new nodes."),
        new("osVersion", PropertyType.Text, "The ContainerOS release of that image."),
        new("state", PropertyType.Text, "The state of the pool, such as active."),
        new("nodeCounts", NodeCounts, "The number of nodes."),
        new("userDataBytes", PropertyType.Integer, "The size of the user data of both phases in bytes, before base64."),
        new(
            PoolOwner.StateKey,
            PropertyType.Text,
            "The tag containeros.infra/owner that the pool carries for this resource. The pool is deleted only while it carries it."
        ),
    ];

    /// <summary>The resource.</summary>
    internal static ResourceSchema Resource { get; } = new("containeros:index:NodePool", Inputs.Doc, Inputs, Outputs);
}
