using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>A condition ACK reports on a pool.</summary>
public sealed record NodePoolCondition : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
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

    /// <summary>Reason in words.</summary>
    public string? Message
    {
        get => Text("message");
        init => Put("message", value);
    }

    /// <summary>Time of the last change, ISO 8601.</summary>
    public string? LastTransitionTime
    {
        get => Text("last_transition_time");
        init => Put("last_transition_time", value);
    }
}
