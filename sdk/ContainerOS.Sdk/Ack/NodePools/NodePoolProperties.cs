using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>The groups of fields that a pool is made from and described by. Fields this type does not name are kept.</summary>
public abstract record NodePoolProperties : JsonPart
{
    private protected NodePoolProperties() { }

    private protected NodePoolProperties(JsonFields fields)
        : base(fields) { }

    /// <summary>Name and identity.</summary>
    public NodePoolInfo? Info
    {
        get => Part("nodepool_info", f => new NodePoolInfo(f));
        init => Put("nodepool_info", value);
    }

    /// <summary>ECS shape.</summary>
    public ScalingGroup? ScalingGroup
    {
        get => Part("scaling_group", f => new ScalingGroup(f));
        init => Put("scaling_group", value);
    }

    /// <summary>Kubernetes side.</summary>
    public KubernetesConfig? KubernetesConfig
    {
        get => Part("kubernetes_config", f => new KubernetesConfig(f));
        init => Put("kubernetes_config", value);
    }

    /// <summary>Auto scaling bounds.</summary>
    public AutoScaling? AutoScaling
    {
        get => Part("auto_scaling", f => new AutoScaling(f));
        init => Put("auto_scaling", value);
    }

    /// <summary>What ACK does by itself.</summary>
    public Management? Management
    {
        get => Part("management", f => new Management(f));
        init => Put("management", value);
    }

    /// <summary>Kubelet options.</summary>
    public NodeConfig? NodeConfig
    {
        get => Part("node_config", f => new NodeConfig(f));
        init => Put("node_config", value);
    }

    /// <summary>Confidential computing.</summary>
    public TeeConfig? TeeConfig
    {
        get => Part("tee_config", f => new TeeConfig(f));
        init => Put("tee_config", value);
    }

    /// <summary>Most nodes.</summary>
    public int? MaxNodes
    {
        get => Integer("max_nodes");
        init => Put("max_nodes", value);
    }
}
