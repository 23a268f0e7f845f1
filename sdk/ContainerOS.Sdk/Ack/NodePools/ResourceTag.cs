using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>An ECS tag. An instance has at most 20, and ACK uses three of them.</summary>
public sealed record ResourceTag : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public ResourceTag() { }

    internal ResourceTag(JsonFields fields)
        : base(fields) { }

    /// <summary>Tag key, at most 128 characters.</summary>
    public string? Key
    {
        get => Text("key");
        init => Put("key", value);
    }

    /// <summary>Tag value.</summary>
    public string? Value
    {
        get => Text("value");
        init => Put("value", value);
    }
}
