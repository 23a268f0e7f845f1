using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>The body of ModifyNodePoolNodeConfig; what is unset stays as it is.</summary>
public sealed record NodeConfigChange : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public NodeConfigChange() { }

    internal NodeConfigChange(JsonFields fields)
        : base(fields) { }

    /// <summary>Kubelet options.</summary>
    public KubeletConfiguration? Kubelet
    {
        get => Part("kubelet_config", f => new KubeletConfiguration(f));
        init => Put("kubelet_config", value);
    }

    /// <summary>Containerd options, replaced as a whole.</summary>
    public ContainerdConfig? Containerd
    {
        get => Part("containerd_config", f => new ContainerdConfig(f));
        init => Put("containerd_config", value);
    }

    /// <summary>Kernel settings.</summary>
    public OsConfig? Os
    {
        get => Part("os_config", f => new OsConfig(f));
        init => Put("os_config", value);
    }

    /// <summary>Pace over live nodes.</summary>
    public RollingPolicy? RollingPolicy
    {
        get => Part("rolling_policy", f => new RollingPolicy(f));
        init => Put("rolling_policy", value);
    }

    /// <summary>Only these nodes; all when unset.</summary>
    public IReadOnlyList<string>? NodeNames
    {
        get => Texts("node_names");
        init => Put("node_names", value);
    }
}
