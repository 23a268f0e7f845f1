using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>What automatic repair may do.</summary>
public sealed record AutoRepairPolicy : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public AutoRepairPolicy() { }

    internal AutoRepairPolicy(JsonFields fields)
        : base(fields) { }

    /// <summary>Whether a node may be restarted.</summary>
    public bool? RestartNode
    {
        get => Truth("restart_node");
        init => Put("restart_node", value);
    }

    /// <summary>Whether a person approves first.</summary>
    public bool? ApprovalRequired
    {
        get => Truth("approval_required");
        init => Put("approval_required", value);
    }
}
