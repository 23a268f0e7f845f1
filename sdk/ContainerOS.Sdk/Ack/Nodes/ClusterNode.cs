using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.Nodes;

/// <summary>A node as ACK describes it. Fields this type does not name are kept.</summary>
public sealed record ClusterNode : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public ClusterNode() { }

    internal ClusterNode(JsonFields fields)
        : base(fields) { }

    /// <summary>ECS instance id.</summary>
    public string? InstanceId
    {
        get => Text("instance_id");
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

    /// <summary><c>Ready</c>, <c>NotReady</c>, <c>Unknown</c>, <c>Offline</c>; others may come.</summary>
    public string? NodeStatus
    {
        get => Text("node_status");
        init => Put("node_status", value);
    }

    /// <summary><c>pending</c>, <c>running</c>, <c>starting</c>, <c>stopping</c>, <c>stopped</c>; others may come.</summary>
    public string? State
    {
        get => Text("state");
        init => Put("state", value);
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

    /// <summary>Creation time, ISO 8601.</summary>
    public string? Created
    {
        get => Text("creation_time");
        init => Put("creation_time", value);
    }
}
