using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.Clusters;

/// <summary>What an event says.</summary>
public sealed record ClusterEventData : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public ClusterEventData() { }

    internal ClusterEventData(JsonFields fields)
        : base(fields) { }

    /// <summary><c>info</c>, <c>warning</c>, <c>error</c>; others may come.</summary>
    public string? Level
    {
        get => Text("level");
        init => Put("level", value);
    }

    /// <summary>The text.</summary>
    public string? Message
    {
        get => Text("message");
        init => Put("message", value);
    }

    /// <summary>The reason.</summary>
    public string? Reason
    {
        get => Text("reason");
        init => Put("reason", value);
    }
}
