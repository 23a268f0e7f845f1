using ContainerOS.Emulator.Catalogue;
using ContainerOS.Emulator.Fields;

namespace ContainerOS.Emulator.Clusters;

/// <summary>A cluster of the demo account.</summary>
internal sealed record Cluster
{
    private const string Managed = "ManagedKubernetes";

    private static readonly Cluster[] InOrder =
    [
        new(DemoAccount.ClusterId, "demo", Managed, "1.34.1-aliyun.1"),
        new(DemoAccount.SecondClusterId, "demo-second", Managed, "1.33.3-aliyun.1"),
        new(DemoAccount.OldClusterId, "demo-old", Managed, "1.22.15-aliyun.1"),
        new(DemoAccount.UnmanagedClusterId, "demo-dedicated", "Kubernetes", "1.31.1-aliyun.1"),
        new(DemoAccount.AutoModeClusterId, "demo-auto", Managed, "1.34.1-aliyun.1", isAutoMode: true),
    ];

    private readonly string type;

    private Cluster(string id, string name, string type, string version, bool isAutoMode = false, string? firstVersion = null)
    {
        this.type = type;
        (Id, Name, Version, IsAutoMode) = (id, name, version, isAutoMode);
        IsManaged = type == Managed;
        KubernetesVersion = KubernetesVersions.Parse(version);
        Detail = FieldMap.Of(
            ("cluster_id", id),
            ("name", name),
            ("cluster_type", type),
            ("cluster_spec", IsManaged ? "ack.pro.small" : string.Empty),
            ("profile", "Default"),
            ("auto_mode", FieldMap.Of(("enable", IsAutoMode))),
            ("region_id", DemoAccount.Region),
            ("state", "running"),
            ("current_version", version),
            ("init_version", firstVersion ?? version),
            ("vpc_id", "vpc-demo"),
            ("vswitch_ids", ListValue.OfTexts(DemoAccount.VSwitchIds)),
            ("security_group_id", DemoAccount.SecurityGroupId),
            ("deletion_protection", false),
            ("meta_data", "{\"Capabilities\":{\"Network\":\"terway-eniip\"}}"),
            ("created", "2026-01-01T00:00:00+08:00")
        );
    }

    internal static IReadOnlyList<Cluster> All => InOrder;

    internal string Id { get; }

    internal string Name { get; }

    /// <summary>
    /// The Kubernetes version of its control plane with the vendor's suffix, such as <c>1.34.1-aliyun.1</c>: at first, and after upgrades
    /// where the cluster is one of a world.
    /// </summary>
    internal string Version { get; }

    /// <summary>Its Kubernetes version without the suffix.</summary>
    internal Version KubernetesVersion { get; }

    /// <summary>Whether its control plane is managed by ACK.</summary>
    internal bool IsManaged { get; }

    /// <summary>Whether ACK manages its nodes itself.</summary>
    internal bool IsAutoMode { get; }

    /// <summary>
    /// Whether the add-on ack-node-problem-detector is installed, which managed pools need. The second demo cluster lacks it.
    /// </summary>
    internal bool HasProblemDetector => Id != DemoAccount.SecondClusterId;

    /// <summary>The cluster in the format of DescribeClusterDetail.</summary>
    internal FieldMap Detail { get; }

    internal static Cluster Find(string id) =>
        Array.Find(InOrder, cluster => cluster.Id == id)
        ?? throw new ApiException(404, "ErrorClusterNotFound", $"The specified cluster {id} does not exist.");

    /// <summary>The cluster after an upgrade of its control plane.</summary>
    internal Cluster WithVersion(string version) => new(Id, Name, type, version, IsAutoMode, Version);

    /// <summary>The cluster in the format of DescribeClustersV1, which has no field for Auto Mode.</summary>
    internal FieldMap Summary(int nodes) => Detail.Without("auto_mode").With("size", nodes);
}
