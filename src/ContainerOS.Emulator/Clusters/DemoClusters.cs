using ContainerOS.Emulator.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Clusters;

/// <summary>The clusters of the demo account.</summary>
internal static class DemoClusters
{
    private static readonly JObject[] All =
    [
        Cluster(DemoAccount.ClusterId, "demo", "ManagedKubernetes", "1.34.1-aliyun.1"),
        Cluster(DemoAccount.SecondClusterId, "demo-second", "ManagedKubernetes", "1.33.3-aliyun.1"),
        Cluster(DemoAccount.OldClusterId, "demo-old", "ManagedKubernetes", "1.22.15-aliyun.1"),
        Cluster(DemoAccount.UnmanagedClusterId, "demo-dedicated", "Kubernetes", "1.31.1-aliyun.1"),
    ];

    internal static IReadOnlyList<JObject> Clusters => All;

    /// <summary>A cluster in the format of DescribeClusterDetail.</summary>
    internal static JObject Find(string id) =>
        All.FirstOrDefault(cluster => (string?)cluster["cluster_id"] == id)
        ?? throw new ApiException(404, "ErrorClusterNotFound", $"The specified cluster {id} does not exist.");

    private static JObject Cluster(string id, string name, string type, string version) =>
        new()
        {
            ["cluster_id"] = id,
            ["name"] = name,
            ["cluster_type"] = type,
            ["cluster_spec"] = type == "ManagedKubernetes" ? "ack.pro.small" : string.Empty,
            ["profile"] = "Default",
            ["auto_mode"] = new JObject { ["enable"] = false },
            ["region_id"] = DemoAccount.Region,
            ["state"] = "running",
            ["current_version"] = version,
            ["init_version"] = version,
            ["vpc_id"] = "vpc-demo",
            ["vswitch_ids"] = new JArray(DemoAccount.VSwitchIds.Select(vSwitch => new JValue(vSwitch))),
            ["security_group_id"] = "sg-demo",
            ["deletion_protection"] = false,
            ["meta_data"] = "{\"Capabilities\":{\"Network\":\"terway-eniip\"}}",
            ["created"] = "2026-01-01T00:00:00+08:00",
        };
}
