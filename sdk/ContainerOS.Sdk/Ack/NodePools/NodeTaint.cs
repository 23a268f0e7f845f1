using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>A Kubernetes taint of the nodes of a pool.</summary>
public sealed record NodeTaint : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public NodeTaint() { }

    internal NodeTaint(JsonFields fields)
        : base(fields) { }

    /// <summary>Taint key.</summary>
    public string? Key
    {
        get => Text("key");
        init => Put("key", value);
    }

    /// <summary>Taint value; may be empty.</summary>
    public string? Value
    {
        get => Text("value");
        init => Put("value", value);
    }

    /// <summary><c>NoSchedule</c>, <c>NoExecute</c> or <c>PreferNoSchedule</c>.</summary>
    public string? Effect
    {
        get => Text("effect");
        init => Put("effect", value);
    }
}
