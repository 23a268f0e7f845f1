using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>Confidential computing.</summary>
public sealed record TeeConfig : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public TeeConfig() { }

    internal TeeConfig(JsonFields fields)
        : base(fields) { }

    /// <summary>Whether nodes are made for confidential computing; create only.</summary>
    public bool? Enable
    {
        get => Truth("tee_enable");
        init => Put("tee_enable", value);
    }
}
