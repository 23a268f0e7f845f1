using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>What ACK answers to a call that starts work on a pool.</summary>
public sealed record NodePoolReceipt : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public NodePoolReceipt() { }

    internal NodePoolReceipt(JsonFields fields)
        : base(fields) { }

    /// <summary>The pool.</summary>
    public string? NodePoolId
    {
        get => Text("nodepool_id");
        init => Put("nodepool_id", value);
    }

    /// <summary>The task to follow; unset when no work is needed.</summary>
    public string? TaskId
    {
        get => Text("task_id");
        init => Put("task_id", value);
    }
}
