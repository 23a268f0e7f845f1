using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules;

/// <summary>The pages that the rules are taken from, with the editions that were read.</summary>
internal static class RuleSources
{
    private const string Help = "https://www.alibabacloud.com/help/en/";
    private const string Pools = Help + "ack/ack-managed-and-ack-dedicated/user-guide/";

    /// <summary>The edition that the rules follow where editions disagree.</summary>
    internal static readonly RuleSource Overview = new("https://www.alibabacloud.com/help/doc-detail/353150.htm", "Feb 05 2026");

    /// <summary>The only edition that mentions local disks; the edition of Feb 05 2026 does not.</summary>
    internal static readonly RuleSource OverviewOfMarch = new(
        Help + "container-service-for-kubernetes/latest/containeros-overview",
        "Mar 03 2026"
    );

    internal static readonly RuleSource ReleaseNotes = new(Pools + "containeros-release-record", "2025-11");

    internal static readonly RuleSource AdministrativeContainer = new(
        Pools + "work-with-the-administrative-container-of-containeros",
        "2026"
    );

    internal static readonly RuleSource ChangeOs = new(Pools + "replace-the-operating-system", "2026");

    internal static readonly RuleSource OsImages = new(Pools + "overview-of-os-images", "2026");

    internal static readonly RuleSource FeatureList = new("https://help.aliyun.com/zh/ack/product-overview/release-notes", "2026-02");

    internal static readonly RuleSource NodePoolApi = new(
        "https://api.alibabacloud.com/document/CS/2015-12-15/CreateClusterNodePool",
        "2026-02-27"
    );

    /// <summary>Newer than the other models of the API: its field texts correct some ranges and defaults.</summary>
    internal static readonly RuleSource NodePoolModel = new("https://www.npmjs.com/package/@alicloud/cs20151215/v/7.2.0", "2026-09-02");

    /// <summary>The announcement that auto_upgrade is off by default, and that it and management.enable leave the API.</summary>
    internal static readonly RuleSource ManagementAnnouncement = new(
        "ACK help: changes to auto upgrades and vulnerability patching for managed node pools",
        "Aug 11 2026"
    );

    internal static readonly RuleSource ClusterApi = new(
        "https://api.alibabacloud.com/document/CS/2015-12-15/DescribeClusterDetail",
        "2026-02-27"
    );

    internal static readonly RuleSource UpgradeApi = new(
        "https://api.alibabacloud.com/document/CS/2015-12-15/UpgradeClusterNodepool",
        "2026-02-27"
    );

    internal static readonly RuleSource NodeConfigApi = new(
        "https://api.alibabacloud.com/document/CS/2015-12-15/ModifyNodePoolNodeConfig",
        "2026-02-27"
    );

    internal static readonly RuleSource InstanceApi = new(
        "https://api.alibabacloud.com/document/Ecs/2014-05-26/RunInstances",
        "2026-07-16"
    );

    internal static readonly RuleSource InstanceTypesApi = new(
        "https://api.alibabacloud.com/document/Ecs/2014-05-26/DescribeInstanceTypes",
        "2026-07-16"
    );

    internal static readonly RuleSource Limits = new(Help + "ack/product-overview/limits", "2026");

    internal static readonly RuleSource NodePoolPage = new(Pools + "create-a-node-pool", "2026");

    internal static readonly RuleSource Initialisation = new("ACK help: the node initialisation process", "2026");

    internal static readonly RuleSource KubeletPage = new(Pools + "customize-the-kubelet-configurations-of-a-node-pool", "2026");

    internal static readonly RuleSource KubeletReference = new(
        "https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/",
        "1.34"
    );

    internal static readonly RuleSource Eviction = new(
        "https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/",
        "1.34"
    );

    internal static readonly RuleSource MemoryManager = new("https://kubernetes.io/docs/tasks/administer-cluster/memory-manager/", "1.34");

    internal static readonly RuleSource KernelSysctls = new("https://www.kernel.org/doc/html/v5.10/admin-guide/sysctl/", "5.10");

    internal static readonly RuleSource Posix = new("https://pubs.opengroup.org/onlinepubs/9799919799/", "POSIX.1-2024");

    internal static readonly RuleSource Systemd = new("https://www.freedesktop.org/software/systemd/man/latest/systemd.unit.html", "2025");

    internal static readonly RuleSource TerraformPool = new(
        "https://registry.terraform.io/providers/aliyun/alicloud/latest/docs/resources/cs_kubernetes_node_pool",
        "2026-08-21"
    );

    /// <summary>For rules that follow from how this provider composes and reads a pool, not from a page of the vendor.</summary>
    internal static readonly RuleSource OwnDesign = new("containeros:index:NodePool", "0.1");
}
