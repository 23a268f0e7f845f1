using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Shapes;

namespace ContainerOS.Provider.NodePools.Shape;

/// <summary>
/// Automatic operations of ACK. In a managed pool each switch that is not sent is on (field texts of npm @alicloud/cs20151215
/// 7.2.0), and it restarts nodes; so all of them are sent, off unless the program asks.
/// </summary>
internal static class ManagementShape
{
    /// <summary>The properties of <c>RepairPolicy</c>.</summary>
    internal static ObjectType<RepairPolicy> Repair { get; } =
        new(
            "RepairPolicy",
            "The limits of repairs of failing nodes.",
            [
                Property<RepairPolicy>.Value(
                    "restartNodes",
                    Kinds.Boolean,
                    "Whether a node may be restarted. Default false.",
                    policy => policy.RestartNodes
                ) with
                {
                    Default = false,
                    SendsDefault = DefaultSending.WithObject,
                    Field = "restart_node",
                },
                Property<RepairPolicy>.Value(
                    "approvalRequired",
                    Kinds.Boolean,
                    "Whether a person has to approve each repair.",
                    policy => policy.ApprovalRequired
                ) with
                {
                    OnRemoval = RemovalEffect.Keeps,
                    Field = "approval_required",
                },
                Property<RepairPolicy>.Value(
                    "maxParallelism",
                    Kinds.Limit,
                    "How many nodes are repaired at the same time: a number such as 5, or a percentage such as 10%. Default 1.",
                    policy => policy.MaxParallelism
                ) with
                {
                    Default = "1",
                    Field = "max_parallel_repairing_nodes",
                },
                Property<RepairPolicy>.Value(
                    "maxUnhealthyNodes",
                    Kinds.Limit,
                    "How many nodes may be unhealthy before repairs stop: a number such as 10, or a percentage. Default 100%.",
                    policy => policy.MaxUnhealthyNodes
                ) with
                {
                    Default = "100%",
                    Field = "max_unhealthy_nodes_threshold",
                },
            ]
        );

    /// <summary>The properties of <c>VulnerabilityPolicy</c>.</summary>
    internal static ObjectType<VulnerabilityPolicy> Vulnerabilities { get; } =
        new(
            "VulnerabilityPolicy",
            "The limits of fixes of vulnerabilities.",
            [
                Property<VulnerabilityPolicy>.List(
                    "levels",
                    Kinds.Enum(PoolTerms.VulnerabilityLevels),
                    "The levels that are fixed: asap (high), later (medium), nntf (low). Default asap.",
                    policy => policy.Levels
                ) with
                {
                    IsSet = true,
                    Default = PropertyArray.Of("asap"),
                    Field = new CloudField("vul_level") { Form = CloudForms.CommaList },
                },
                Property<VulnerabilityPolicy>.Value(
                    "restartNodes",
                    Kinds.Boolean,
                    "Whether a node may be restarted. Default false.",
                    policy => policy.RestartNodes
                ) with
                {
                    Default = false,
                    SendsDefault = DefaultSending.WithObject,
                    Field = "restart_node",
                },
                Property<VulnerabilityPolicy>.List(
                    "exclude",
                    Kinds.Text,
                    "Packages that are not fixed. Default kernel.",
                    policy => policy.Exclude
                ) with
                {
                    IsSet = true,
                    Default = PropertyArray.Of("kernel"),
                    Field = new CloudField("exclude_packages") { Form = CloudForms.CommaList },
                },
            ]
        );

    /// <summary>The properties of <c>UpgradePolicy</c>.</summary>
    internal static ObjectType<UpgradePolicy> Upgrade { get; } =
        new(
            "UpgradePolicy",
            "What automatic upgrades change.",
            [
                Property<UpgradePolicy>.Value(
                    "kubelet",
                    Kinds.Boolean,
                    "Whether the kubelet is upgraded. Default true.",
                    policy => policy.Kubelet
                ) with
                {
                    Default = true,
                    SendsDefault = DefaultSending.WithObject,
                    Field = "auto_upgrade_kubelet",
                },
                Property<UpgradePolicy>.Value(
                    "runtime",
                    Kinds.Boolean,
                    "Whether the container runtime is upgraded. Default false.",
                    policy => policy.Runtime
                ) with
                {
                    Default = false,
                    SendsDefault = DefaultSending.WithObject,
                    WriteOnly = true,
                    Field = "auto_upgrade_runtime",
                },
                Property<UpgradePolicy>.Value(
                    "os",
                    Kinds.Boolean,
                    "Whether the operating system is upgraded. Default false.",
                    policy => policy.Os
                ) with
                {
                    Default = false,
                    SendsDefault = DefaultSending.WithObject,
                    WriteOnly = true,
                    Field = "auto_upgrade_os",
                },
            ]
        );

    /// <summary>The properties of <c>Management</c>.</summary>
    internal static ObjectType<ManagementSpec> Management { get; } =
        new(
            "Management",
            "Operations that ACK performs on the nodes automatically.",
            [
                Property<ManagementSpec>.Value(
                    "enabled",
                    Kinds.Boolean,
                    "Whether ACK manages the pool. By default it does if one of the switches is on.",
                    management => management.Enabled
                ) with
                {
                    DefaultFrom = IsAnyOn,
                    SendsDefault = DefaultSending.WithObject,
                    Field = "management.enable",
                },
                Property<ManagementSpec>.Value(
                    "autoRepair",
                    Kinds.Boolean,
                    "Repairs failing nodes; off by default.",
                    management => management.AutoRepair
                ) with
                {
                    Default = false,
                    SendsDefault = DefaultSending.WithObject,
                    Field = "management.auto_repair",
                },
                Property<ManagementSpec>.Value(
                    "autoUpgrade",
                    Kinds.Boolean,
                    "Upgrades the kubelet with the cluster; off by default.",
                    management => management.AutoUpgrade
                ) with
                {
                    Default = false,
                    SendsDefault = DefaultSending.WithObject,
                    Field = "management.auto_upgrade",
                },
                Property<ManagementSpec>.Value(
                    "autoFixVulnerabilities",
                    Kinds.Boolean,
                    "Fixes vulnerabilities, which may restart nodes; off by default.",
                    management => management.AutoFixVulnerabilities
                ) with
                {
                    Default = false,
                    SendsDefault = DefaultSending.WithObject,
                    Field = "management.auto_vul_fix",
                },
                Property<ManagementSpec>.Value(
                    "autoDiagnose",
                    Kinds.Boolean,
                    "Diagnoses failing nodes for their repair.",
                    management => management.AutoDiagnose
                ) with
                {
                    OnRemoval = RemovalEffect.Keeps,
                    Field = "management.auto_fault_diagnosis",
                },
                Property<ManagementSpec>.Value(
                    "maxUnavailable",
                    Kinds.Integer,
                    "The number of nodes that may be unavailable at the same time, 1 to 1000. Default 1.",
                    management => management.MaxUnavailable
                ) with
                {
                    Default = 1,
                    Range = new ValueRange(1, 1000),
                    Field = "management.upgrade_config.max_unavailable",
                },
                Property<ManagementSpec>.Value(
                    "repair",
                    Kinds.Object(Repair),
                    "The limits of repairs.",
                    management => management.Repair
                ) with
                {
                    SendsDefault = DefaultSending.WithObject,
                    Field = "management.auto_repair_policy",
                },
                Property<ManagementSpec>.Value(
                    "vulnerabilities",
                    Kinds.Object(Vulnerabilities),
                    "The limits of fixes of vulnerabilities.",
                    management => management.Vulnerabilities
                ) with
                {
                    SendsDefault = DefaultSending.WithObject,
                    Field = "management.auto_vul_fix_policy",
                },
                Property<ManagementSpec>.Value(
                    "upgrade",
                    Kinds.Object(Upgrade),
                    "What automatic upgrades change.",
                    management => management.Upgrade
                ) with
                {
                    SendsDefault = DefaultSending.WithObject,
                    Field = "management.auto_upgrade_policy",
                },
            ]
        );

    private static PropertyValue IsAnyOn(PropertyMap management) =>
        IsOn(management, "autoRepair") || IsOn(management, "autoUpgrade") || IsOn(management, "autoFixVulnerabilities");

    private static bool IsOn(PropertyMap management, string name) => management.Find(name)?.Unwrapped is PropertyBool { Value: true };
}
