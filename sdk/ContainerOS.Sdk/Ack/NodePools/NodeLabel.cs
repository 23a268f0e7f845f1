using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>A Kubernetes label of the nodes of a pool.</summary>
public sealed record NodeLabel : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public NodeLabel() { }

    internal NodeLabel(JsonFields fields)
        : base(fields) { }

    /// <summary>Label key.</summary>
    public string? Key
    {
        get => Text("key");
        init => Put("key", value);
    }

    /// <summary>Label value; may be empty.</summary>
    public string? Value
    {
        get => Text("value");
        init => Put("value", value);
    }
}
