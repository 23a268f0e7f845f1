using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules;

/// <summary>The pages that rules are drawn from, with the editions that were read.</summary>
internal static class Sources
{
    internal static readonly RuleSource Overview = new("https://www.alibabacloud.com/help/doc-detail/353150.htm", "Feb 05 2026");

    /// <summary>The only edition that names local disks; the one of Feb 05 2026 is silent on them.</summary>
    internal static readonly RuleSource OverviewOfMarch = new(
        "https://www.alibabacloud.com/help/en/container-service-for-kubernetes/latest/containeros-overview", "Mar 03 2026");

    internal static readonly RuleSource ReleaseNotes = new(
        "https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/containeros-release-record", "2025-11");

    internal static readonly RuleSource NodePoolApi = new("https://api.alibabacloud.com/document/CS/2015-12-15/CreateClusterNodePool", "2026-02-27");

    internal static readonly RuleSource InstanceApi = new("https://api.alibabacloud.com/document/Ecs/2014-05-26/RunInstances", "2026-07-16");

    internal static readonly RuleSource Limits = new("https://www.alibabacloud.com/help/en/ack/product-overview/limits", "2026");

    internal static readonly RuleSource NodePoolPage = new(
        "https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/create-a-node-pool", "2026");

    internal static readonly RuleSource KubeletPage = new(
        "https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/customize-the-kubelet-configurations-of-a-node-pool", "2026");
}
