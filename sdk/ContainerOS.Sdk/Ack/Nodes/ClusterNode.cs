using System.Diagnostics.CodeAnalysis;
using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.Nodes;

/// <summary>A node as ACK describes it. Fields without a member are kept.</summary>
public sealed record ClusterNode : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public ClusterNode() { }

    [SetsRequiredMembers]
    internal ClusterNode(JsonFields fields)
        : base(fields) { }

    /// <summary>ECS instance id.</summary>
    public required string InstanceId
    {
        get => RequiredText("instance_id");
        init => Put("instance_id", value);
    }

    /// <summary>ECS instance name.</summary>
    public string? InstanceName
    {
        get => Text("instance_name");
        init => Put("instance_name", value);
    }

    /// <summary>ECS instance type.</summary>
    public string? InstanceType
    {
        get => Text("instance_type");
        init => Put("instance_type", value);
    }

    /// <summary>ECS instance family, such as <c>ecs.g7</c>.</summary>
    public string? InstanceTypeFamily
    {
        get => Text("instance_type_family");
        init => Put("instance_type_family", value);
    }

    /// <summary>Its role in the cluster, such as <c>Worker</c>.</summary>
    public string? InstanceRole
    {
        get => Text("instance_role");
        init => Put("instance_role", value);
    }

    /// <summary>ECS instance status.</summary>
    public string? InstanceStatus
    {
        get => Text("instance_status");
        init => Put("instance_status", value);
    }

    /// <summary>How it is paid.</summary>
    public string? InstanceChargeType
    {
        get => Text("instance_charge_type");
        init => Put("instance_charge_type", value);
    }

    /// <summary>Spot strategy.</summary>
    public string? SpotStrategy
    {
        get => Text("spot_strategy");
        init => Put("spot_strategy", value);
    }

    /// <summary>OS image.</summary>
    public string? ImageId
    {
        get => Text("image_id");
        init => Put("image_id", value);
    }

    /// <summary>Kubernetes node name.</summary>
    public string? NodeName
    {
        get => Text("node_name");
        init => Put("node_name", value);
    }

    /// <summary><c>Ready</c>, <c>NotReady</c>, <c>Unknown</c>, <c>Offline</c>; the service may add others.</summary>
    public NodeStatus? NodeStatus
    {
        get => Text("node_status") is { } text ? new NodeStatus(text) : default(NodeStatus?);
        init => Put("node_status", value?.Value);
    }

    /// <summary><c>pending</c>, <c>running</c>, <c>starting</c>, <c>stopping</c>, <c>stopped</c>; the service may add others.</summary>
    public NodeState? State
    {
        get => Text("state") is { } text ? new NodeState(text) : default(NodeState?);
        init => Put("state", value?.Value);
    }

    /// <summary>Pool.</summary>
    public string? NodePoolId
    {
        get => Text("nodepool_id");
        init => Put("nodepool_id", value);
    }

    /// <summary>Addresses.</summary>
    public IReadOnlyList<string>? IpAddresses
    {
        get => Texts("ip_address");
        init => Put("ip_address", value);
    }

    /// <summary>Host name.</summary>
    public string? HostName
    {
        get => Text("host_name");
        init => Put("host_name", value);
    }

    /// <summary>Why the node failed.</summary>
    public string? ErrorMessage
    {
        get => Text("error_message");
        init => Put("error_message", value);
    }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? Created
    {
        get => Instant("creation_time");
        init => Put("creation_time", value);
    }

    /// <summary>When its subscription ends; for pay-as-you-go instances a date far in the future.</summary>
    public DateTimeOffset? Expires
    {
        get => Instant("expired_time");
        init => Put("expired_time", value);
    }

    /// <summary>Whether it is an instance of Alibaba Cloud.</summary>
    public bool? IsAliyunNode
    {
        get => Boolean("is_aliyun_node");
        init => Put("is_aliyun_node", value);
    }

    /// <summary>What created it, such as <c>ess</c> for the scaling group of a pool.</summary>
    public string? Source
    {
        get => Text("source");
        init => Put("source", value);
    }
}
