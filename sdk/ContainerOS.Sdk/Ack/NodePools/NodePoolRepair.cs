using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>What is repaired (RepairClusterNodePool).</summary>
public sealed record NodePoolRepair : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public NodePoolRepair() { }

    internal NodePoolRepair(JsonFields fields)
        : base(fields) { }

    /// <summary>Whether a node may be restarted for it; deprecated by the vendor, who ignores it now.</summary>
    public bool? AutoRestart
    {
        get => Boolean("auto_restart");
        init => Put("auto_restart", value);
    }

    /// <summary>Names of the nodes; all when unset.</summary>
    public IReadOnlyList<string>? Nodes
    {
        get => Texts("nodes");
        init => Put("nodes", value);
    }

    /// <summary>What is done; all there is when unset.</summary>
    public IReadOnlyList<RepairOperation>? Operations
    {
        get => Parts("operations", f => new RepairOperation(f));
        init => Put("operations", value);
    }
}

/// <summary>One thing that a repair does.</summary>
public sealed record RepairOperation : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public RepairOperation() { }

    internal RepairOperation(JsonFields fields)
        : base(fields) { }

    /// <summary>The vendor's name of it, such as <c>remove.containerdContainer</c>.</summary>
    public string? OperationId
    {
        get => Text("operation_id");
        init => Put("operation_id", value);
    }

    /// <summary>What it is done with.</summary>
    public IReadOnlyList<string>? Arguments
    {
        get => Texts("args");
        init => Put("args", value);
    }
}
