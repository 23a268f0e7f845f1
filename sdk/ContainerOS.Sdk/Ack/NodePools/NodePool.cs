using ContainerOS.Sdk.Json;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>A node pool as ACK describes it. Fields without a member are kept; see <see cref="JsonPart.ToJson"/>.</summary>
public sealed record NodePool : NodePoolProperties
{
    /// <summary>Initializes an instance without any field.</summary>
    public NodePool() { }

    internal NodePool(JsonFields fields)
        : base(fields) { }

    /// <summary>State and counts.</summary>
    public NodePoolStatus? Status
    {
        get => Part("status", f => new NodePoolStatus(f));
        init => Put("status", value);
    }

    /// <summary>The id of the pool.</summary>
    /// <exception cref="Errors.UnexpectedFieldException">The reply has none.</exception>
    public string Id => RequiredInfo.RequiredId;

    /// <summary>The name of the pool.</summary>
    /// <exception cref="Errors.UnexpectedFieldException">The reply has none.</exception>
    public string Name => RequiredInfo.RequiredName;

    private NodePoolInfo RequiredInfo => Info ?? throw ReplyOrigin.Unexpected(Fields.Tree, "nodepool_info", "an object");

    /// <summary>
    /// Reads the fields of a model of the vendor's C# client, which its <c>ToMap()</c> returns. Fields without a member here are kept.
    /// </summary>
    /// <param name="fields">Nested dictionaries, lists and plain values with the vendor's names; null values are left out.</param>
    /// <returns>The fields as a value of this SDK.</returns>
    /// <exception cref="ArgumentException">A value is of a type that JSON does not have.</exception>
    public static NodePool FromDictionary(IReadOnlyDictionary<string, object?> fields) => new(PlainValues.ToTree(fields));
}

/// <summary>The groups of fields that a request to create a pool and a pool have in common. Fields without a member are kept.</summary>
public abstract record NodePoolProperties : JsonPart
{
    private protected NodePoolProperties() { }

    private protected NodePoolProperties(JsonFields fields)
        : base(fields) { }

    /// <summary>Name and identity.</summary>
    public NodePoolInfo? Info
    {
        get => Part("nodepool_info", f => new NodePoolInfo(f));
        init => Put("nodepool_info", value);
    }

    /// <summary>Instances, disks and networks.</summary>
    public ScalingGroup? ScalingGroup
    {
        get => Part("scaling_group", f => new ScalingGroup(f));
        init => Put("scaling_group", value);
    }

    /// <summary>Kubernetes settings.</summary>
    public KubernetesConfig? KubernetesConfig
    {
        get => Part("kubernetes_config", f => new KubernetesConfig(f));
        init => Put("kubernetes_config", value);
    }

    /// <summary>The autoscaling bounds.</summary>
    public AutoScaling? AutoScaling
    {
        get => Part("auto_scaling", f => new AutoScaling(f));
        init => Put("auto_scaling", value);
    }

    /// <summary>Automatic operations of ACK.</summary>
    public Management? Management
    {
        get => Part("management", f => new Management(f));
        init => Put("management", value);
    }

    /// <summary>Kubelet options.</summary>
    public NodeConfig? NodeConfig
    {
        get => Part("node_config", f => new NodeConfig(f));
        init => Put("node_config", value);
    }

    /// <summary>Confidential computing.</summary>
    public TeeConfig? TeeConfig
    {
        get => Part("tee_config", f => new TeeConfig(f));
        init => Put("tee_config", value);
    }

    /// <summary>The largest number of nodes.</summary>
    public int? MaxNodes
    {
        get => Integer("max_nodes");
        init => Put("max_nodes", value);
    }
}

/// <summary>Name and identity of a node pool.</summary>
public sealed record NodePoolInfo : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public NodePoolInfo() { }

    internal NodePoolInfo(JsonFields fields)
        : base(fields) { }

    internal string RequiredId => RequiredText("nodepool_id");

    internal string RequiredName => RequiredText("name");

    /// <summary>Pool name, 1..63 characters.</summary>
    public string? Name
    {
        get => Text("name");
        init => Put("name", value);
    }

    /// <summary><c>ess</c>, <c>edge</c> or <c>lingjun</c>; create only.</summary>
    public string? Type
    {
        get => Text("type");
        init => Put("type", value);
    }

    /// <summary>Resource group.</summary>
    public string? ResourceGroupId
    {
        get => Text("resource_group_id");
        init => Put("resource_group_id", value);
    }

    /// <summary>Pool id; replies only.</summary>
    public string? NodePoolId
    {
        get => Text("nodepool_id");
        init => Put("nodepool_id", value);
    }

    /// <summary>Region; replies only.</summary>
    public string? RegionId
    {
        get => Text("region_id");
        init => Put("region_id", value);
    }

    /// <summary>Whether this is the default pool of the cluster; replies only.</summary>
    public bool? IsDefault
    {
        get => Boolean("is_default");
        init => Put("is_default", value);
    }

    /// <summary>When it was created; replies only.</summary>
    public DateTimeOffset? Created
    {
        get => Instant("created");
        init => Put("created", value);
    }

    /// <summary>When it last changed; replies only.</summary>
    public DateTimeOffset? Updated
    {
        get => Instant("updated");
        init => Put("updated", value);
    }
}

/// <summary>State and node counts of a pool.</summary>
public sealed record NodePoolStatus : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public NodePoolStatus() { }

    internal NodePoolStatus(JsonFields fields)
        : base(fields) { }

    /// <summary><c>active</c>, <c>scaling</c>, <c>removing</c>, <c>deleting</c>, <c>updating</c>; the service may add others.</summary>
    public NodePoolState? State
    {
        get => Text("state") is { } text ? new NodePoolState(text) : default(NodePoolState?);
        init => Put("state", value?.Value);
    }

    /// <summary>All nodes.</summary>
    public int? TotalNodes
    {
        get => Integer("total_nodes");
        init => Put("total_nodes", value);
    }

    /// <summary>Nodes in service.</summary>
    public int? ServingNodes
    {
        get => Integer("serving_nodes");
        init => Put("serving_nodes", value);
    }

    /// <summary>Nodes that are Ready.</summary>
    public int? HealthyNodes
    {
        get => Integer("healthy_nodes");
        init => Put("healthy_nodes", value);
    }

    /// <summary>Nodes that failed.</summary>
    public int? FailedNodes
    {
        get => Integer("failed_nodes");
        init => Put("failed_nodes", value);
    }

    /// <summary>Nodes that are being initialised.</summary>
    public int? InitialNodes
    {
        get => Integer("initial_nodes");
        init => Put("initial_nodes", value);
    }

    /// <summary>Nodes that are offline.</summary>
    public int? OfflineNodes
    {
        get => Integer("offline_nodes");
        init => Put("offline_nodes", value);
    }

    /// <summary>Nodes that are being removed.</summary>
    public int? RemovingNodes
    {
        get => Integer("removing_nodes");
        init => Put("removing_nodes", value);
    }

    /// <summary>Conditions.</summary>
    public IReadOnlyList<NodePoolCondition>? Conditions
    {
        get => Parts("conditions", f => new NodePoolCondition(f));
        init => Put("conditions", value);
    }
}

/// <summary>A condition ACK reports on a pool.</summary>
public sealed record NodePoolCondition : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public NodePoolCondition() { }

    internal NodePoolCondition(JsonFields fields)
        : base(fields) { }

    /// <summary>What the condition is about.</summary>
    public string? Type
    {
        get => Text("type");
        init => Put("type", value);
    }

    /// <summary><c>True</c>, <c>False</c> or <c>Unknown</c>.</summary>
    public string? Status
    {
        get => Text("status");
        init => Put("status", value);
    }

    /// <summary>Short reason.</summary>
    public string? Reason
    {
        get => Text("reason");
        init => Put("reason", value);
    }

    /// <summary>The reason, for people.</summary>
    public string? Message
    {
        get => Text("message");
        init => Put("message", value);
    }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? LastTransitionTime
    {
        get => Instant("last_transition_time");
        init => Put("last_transition_time", value);
    }
}

/// <summary>The autoscaling bounds of a pool.</summary>
public sealed record AutoScaling : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public AutoScaling() { }

    internal AutoScaling(JsonFields fields)
        : base(fields) { }

    /// <summary>Whether the autoscaler sizes the pool.</summary>
    public bool? Enable
    {
        get => Boolean("enable");
        init => Put("enable", value);
    }

    /// <summary>The smallest number of nodes, 0 or more.</summary>
    public int? MinInstances
    {
        get => Integer("min_instances");
        init => Put("min_instances", value);
    }

    /// <summary>The largest number of nodes, up to 2000.</summary>
    public int? MaxInstances
    {
        get => Integer("max_instances");
        init => Put("max_instances", value);
    }

    /// <summary><c>cpu</c>, <c>gpu</c>, <c>gpushare</c> or <c>spot</c>.</summary>
    public string? Type
    {
        get => Text("type");
        init => Put("type", value);
    }
}

/// <summary>Node settings of a pool as create takes and detail replies with.</summary>
public sealed record NodeConfig : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public NodeConfig() { }

    internal NodeConfig(JsonFields fields)
        : base(fields) { }

    /// <summary>Kubelet options.</summary>
    public KubeletConfiguration? Kubelet
    {
        get => Part("kubelet_configuration", f => new KubeletConfiguration(f));
        init => Put("kubelet_configuration", value);
    }
}

/// <summary>Confidential computing.</summary>
public sealed record TeeConfig : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public TeeConfig() { }

    internal TeeConfig(JsonFields fields)
        : base(fields) { }

    /// <summary>Whether nodes are made for confidential computing; create only.</summary>
    public bool? Enable
    {
        get => Boolean("tee_enable");
        init => Put("tee_enable", value);
    }
}
