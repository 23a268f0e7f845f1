using ContainerOS.Model.Terms;
using ContainerOS.Provider.Schema;

namespace ContainerOS.Provider.NodePools.Schema;

/// <summary>The one declaration of <c>containeros:index:NodePool</c>: schema, checks, diff and docs come from it.</summary>
internal static class NodePoolSchema
{
    /// <summary>What a program gives.</summary>
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
                    "The pool's name, 1 to 63 characters. Default: the logical name and 7 characters of a hash of the URN, the same on every run.",
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
                new("securityGroupIds", PropertyType.ListOf(PropertyType.Text), "Security groups, 1 to 5.", ChangeEffect.Replace),
                new("os", OsPinSchema.Os, "The ContainerOS release the nodes run.", ChangeEffect.Rollout) { Required = true },
                new(
                    "kubernetesVersion",
                    new TextType(TextFormats.KubernetesVersion),
                    "The nodes' Kubernetes version. Default: the cluster's.",
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
                ),
                new("spot", ScalingSchema.Spot, "Spot instances.", ChangeEffect.Replace),
                new("labels", PropertyType.MapOf(PropertyType.Text), "Kubernetes labels of the nodes.", ChangeEffect.InPlace),
                new("taints", PropertyType.ListOf(TaintSchema.Taint), "Kubernetes taints of the nodes.", ChangeEffect.InPlace),
                new(
                    "tags",
                    PropertyType.MapOf(PropertyType.Text),
                    "ECS tags of the instances; an ownership tag is added to them.",
                    ChangeEffect.InPlaceNewNodes
                ),
                new("unschedulable", PropertyType.Boolean, "Whether new nodes start cordoned.", ChangeEffect.InPlace),
                new("cpuPolicy", EnumType.Of(PoolTerms.CpuPolicies), "The kubelet's CPU manager policy.", ChangeEffect.InPlace),
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
                    "What runs on a node before and after it joins, in order.",
                    ChangeEffect.InPlaceNewNodes
                ),
                new("management", ManagementSchema.Management, "What ACK may do to the nodes by itself.", ChangeEffect.InPlace),
                new(
                    "rollout",
                    ManagementSchema.Rollout,
                    "How a change of the OS, Kubernetes or runtime version reaches the nodes.",
                    ChangeEffect.None
                )
                {
                    WriteOnly = true,
                },
                new("allowGpu", PropertyType.Boolean, "Opts in to GPU instance types, from ContainerOS 3.6.0.", ChangeEffect.None)
                {
                    WriteOnly = true,
                },
                new("deletionProtection", PropertyType.Boolean, "Refuses to delete the pool.", ChangeEffect.None) { WriteOnly = true },
            ]
        );

    /// <summary>How many nodes a pool has.</summary>
    internal static ObjectType NodeCounts { get; } =
        new(
            "NodeCounts",
            "How many nodes a pool has.",
            [
                new("total", PropertyType.Integer, "All nodes."),
                new("ready", PropertyType.Integer, "Nodes that are Ready."),
                new("failed", PropertyType.Integer, "Nodes that failed to initialise."),
            ]
        );

    /// <summary>What the pool gives back beside its inputs.</summary>
    internal static IReadOnlyList<PropertySchema> Outputs { get; } =
    [
        new("nodePoolId", PropertyType.Text, "The pool's id in ACK."),
        new("scalingGroupId", PropertyType.Text, "The ESS scaling group behind the pool."),
        new("imageId", PropertyType.Text, "The image new nodes run."),
        new("osVersion", PropertyType.Text, "The ContainerOS release of that image."),
        new("state", PropertyType.Text, "The pool's state, such as active."),
        new("nodeCounts", NodeCounts, "How many nodes there are."),
        new("userDataBytes", PropertyType.Integer, "Bytes of user data before base64, both phases together."),
    ];

    /// <summary>The resource.</summary>
    internal static ResourceSchema Resource { get; } = new("containeros:index:NodePool", Inputs.Doc, Inputs, Outputs);
}
