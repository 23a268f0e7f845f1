using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>How nodes may read the ECS metadata service; create only.</summary>
public sealed record InstanceMetadataOptions : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public InstanceMetadataOptions() { }

    internal InstanceMetadataOptions(JsonFields fields)
        : base(fields) { }

    /// <summary><c>optional</c> or <c>required</c> (metadata v2 only; ContainerOS from 3.6.0, managed clusters from 1.28).</summary>
    public string? HttpTokens
    {
        get => Text("http_tokens");
        init => Put("http_tokens", value);
    }
}
