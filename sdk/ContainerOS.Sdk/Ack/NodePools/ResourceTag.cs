using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>An ECS tag; at most 20 an instance, three of which ACK takes.</summary>
public sealed record ResourceTag : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
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
