using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>State and node counts of a pool.</summary>
public sealed record NodePoolStatus : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public NodePoolStatus() { }

    internal NodePoolStatus(JsonFields fields)
        : base(fields) { }

    /// <summary><c>active</c>, <c>scaling</c>, <c>removing</c>, <c>deleting</c>, <c>updating</c>; others may come.</summary>
    public string? State
    {
        get => Text("state");
        init => Put("state", value);
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
