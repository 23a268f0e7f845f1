using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>Node settings of a pool as create takes and detail replies with.</summary>
public sealed record NodeConfig : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public NodeConfig() { }

    internal NodeConfig(JsonFields fields)
        : base(fields) { }

    /// <summary>Kubelet options.</summary>
    public KubeletConfiguration? Kubelet
    {
        get => Part("kubelet_configuration", f => new KubeletConfiguration(f));
        init => Put("kubelet_configuration", value);
    }
}
