using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>A repair of nodes (RepairClusterNodePool).</summary>
public sealed record NodePoolRepair : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public NodePoolRepair() { }

    internal NodePoolRepair(JsonFields fields)
        : base(fields) { }

    /// <summary>Whether a node may be restarted for it; deprecated and ignored by the service.</summary>
    public bool? AutoRestart
    {
        get => Boolean("auto_restart");
        init => Put("auto_restart", value);
    }

    /// <summary>The names of the nodes; null for all.</summary>
    public IReadOnlyList<string>? Nodes
    {
        get => Texts("nodes");
        init => Put("nodes", value);
    }

    /// <summary>The operations; null for all.</summary>
    public IReadOnlyList<RepairOperation>? Operations
    {
        get => Parts("operations", f => new RepairOperation(f));
        init => Put("operations", value);
    }
}

/// <summary>One operation of a repair.</summary>
public sealed record RepairOperation : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public RepairOperation() { }

    internal RepairOperation(JsonFields fields)
        : base(fields) { }

    /// <summary>The id, such as <c>remove.containerdContainer</c>.</summary>
    public string? OperationId
    {
        get => Text("operation_id");
        init => Put("operation_id", value);
    }

    /// <summary>The arguments.</summary>
    public IReadOnlyList<string>? Arguments
    {
        get => Texts("args");
        init => Put("args", value);
    }
}
