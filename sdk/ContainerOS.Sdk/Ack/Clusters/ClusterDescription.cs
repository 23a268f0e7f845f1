using System.Diagnostics.CodeAnalysis;
using ContainerOS.Sdk.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Ack.Clusters;

/// <summary>The fields of a cluster that the list and the detail have in common. Fields without a member are kept.</summary>
public abstract record ClusterDescription : JsonPart
{
    private protected ClusterDescription() { }

    [SetsRequiredMembers]
    private protected ClusterDescription(JsonFields fields)
        : base(fields) { }

    /// <summary>Cluster id.</summary>
    public required string ClusterId
    {
        get => RequiredText("cluster_id");
        init => Put("cluster_id", value);
    }

    /// <summary>Cluster name.</summary>
    public required string Name
    {
        get => RequiredText("name");
        init => Put("name", value);
    }

    /// <summary><c>running</c>, <c>updating</c> and so on; the service may add others.</summary>
    public required ClusterState State
    {
        get => new(RequiredText("state"));
        init => Put("state", value.Value);
    }

    /// <summary>Region.</summary>
    public required string RegionId
    {
        get => RequiredText("region_id");
        init => Put("region_id", value);
    }

    /// <summary><c>ManagedKubernetes</c>, <c>Kubernetes</c>; the service may add others.</summary>
    public string? ClusterType
    {
        get => Text("cluster_type");
        init => Put("cluster_type", value);
    }

    /// <summary><c>ack.pro.small</c>, <c>ack.standard</c>; the service may add others.</summary>
    public string? ClusterSpec
    {
        get => Text("cluster_spec");
        init => Put("cluster_spec", value);
    }

    /// <summary><c>Default</c>, <c>Edge</c>; the service may add others.</summary>
    public string? Profile
    {
        get => Text("profile");
        init => Put("profile", value);
    }

    /// <summary>Kubernetes version, with the suffix <c>-aliyun.N</c>.</summary>
    public string? CurrentVersion
    {
        get => Text("current_version");
        init => Put("current_version", value);
    }

    /// <summary>Kubernetes version at creation.</summary>
    public string? InitVersion
    {
        get => Text("init_version");
        init => Put("init_version", value);
    }

    /// <summary>VPC.</summary>
    public string? VpcId
    {
        get => Text("vpc_id");
        init => Put("vpc_id", value);
    }

    /// <summary>vSwitches.</summary>
    public IReadOnlyList<string>? VSwitchIds
    {
        get => Texts("vswitch_ids");
        init => Put("vswitch_ids", value);
    }

    /// <summary>Security group.</summary>
    public string? SecurityGroupId
    {
        get => Text("security_group_id");
        init => Put("security_group_id", value);
    }

    /// <summary>Resource group.</summary>
    public string? ResourceGroupId
    {
        get => Text("resource_group_id");
        init => Put("resource_group_id", value);
    }

    /// <summary>Whether deletion protection is on.</summary>
    public bool? DeletionProtection
    {
        get => Boolean("deletion_protection");
        init => Put("deletion_protection", value);
    }

    /// <summary>Number of nodes.</summary>
    public int? Size
    {
        get => Integer("size");
        init => Put("size", value);
    }

    /// <summary>A JSON document as text; the CNI is in <c>Capabilities.Network</c>.</summary>
    public string? MetaData
    {
        get => Text("meta_data");
        init => Put("meta_data", value);
    }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? Created
    {
        get => Instant("created");
        init => Put("created", value);
    }
}

/// <summary>A cluster as ACK describes it. Fields without a member are kept.</summary>
public sealed record ClusterDetail : ClusterDescription
{
    /// <summary>Initializes an instance without any field.</summary>
    public ClusterDetail() { }

    [SetsRequiredMembers]
    internal ClusterDetail(JsonFields fields)
        : base(fields) { }

    /// <summary>Whether it is an Auto Mode (intelligent managed) cluster; null when unknown.</summary>
    public bool? AutoMode =>
        (Fields.Tree["auto_mode"] as JObject)?["enable"] is JValue { Type: JTokenType.Boolean } enabled ? (bool)enabled : null;

    /// <summary>Whether the control plane is managed by ACK.</summary>
    public bool IsManaged => ClusterType is "ManagedKubernetes";
}

/// <summary>A cluster in the list (DescribeClustersV1). Fields without a member are kept.</summary>
public sealed record ClusterSummary : ClusterDescription
{
    /// <summary>Initializes an instance without any field.</summary>
    public ClusterSummary() { }

    [SetsRequiredMembers]
    internal ClusterSummary(JsonFields fields)
        : base(fields) { }

    /// <summary>The version that it can be upgraded to; null for none.</summary>
    public string? NextVersion
    {
        get => Text("next_version");
        init => Put("next_version", value);
    }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? Updated
    {
        get => Instant("updated");
        init => Put("updated", value);
    }
}
