using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>What ACK answers to a call about components.</summary>
public sealed record ComponentOperation : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public ComponentOperation() { }

    internal ComponentOperation(JsonFields fields)
        : base(fields) { }

    /// <summary>The cluster.</summary>
    public string? ClusterId
    {
        get => Text("clusterId");
        init => Put("clusterId", value);
    }

    /// <summary>The task to follow; unset when no work is needed.</summary>
    public string? TaskId
    {
        get => Text("taskId");
        init => Put("taskId", value);
    }
}
