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
}
