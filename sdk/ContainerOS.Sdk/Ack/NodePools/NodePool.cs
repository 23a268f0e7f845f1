using ContainerOS.Sdk.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>A node pool as ACK describes it. Fields this type does not name are kept; see <see cref="JsonPart.ToJson"/>.</summary>
public sealed record NodePool : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public NodePool()
    {
    }

    internal NodePool(JObject fields) : base(fields)
    {
    }

    /// <summary>Name and identity.</summary>
    public NodePoolInfo? Info { get => Part("nodepool_info", f => new NodePoolInfo(f)); init => Put("nodepool_info", value); }

    /// <summary>ECS shape.</summary>
    public ScalingGroup? ScalingGroup { get => Part("scaling_group", f => new ScalingGroup(f)); init => Put("scaling_group", value); }

    /// <summary>Kubernetes side.</summary>
    public KubernetesConfig? KubernetesConfig { get => Part("kubernetes_config", f => new KubernetesConfig(f)); init => Put("kubernetes_config", value); }

    /// <summary>Auto scaling bounds.</summary>
    public AutoScaling? AutoScaling { get => Part("auto_scaling", f => new AutoScaling(f)); init => Put("auto_scaling", value); }

    /// <summary>What ACK does by itself.</summary>
    public Management? Management { get => Part("management", f => new Management(f)); init => Put("management", value); }

    /// <summary>Kubelet options.</summary>
    public NodeConfig? NodeConfig { get => Part("node_config", f => new NodeConfig(f)); init => Put("node_config", value); }

    /// <summary>State and counts.</summary>
    public NodePoolStatus? Status { get => Part("status", f => new NodePoolStatus(f)); init => Put("status", value); }

    /// <summary>Most nodes.</summary>
    public int? MaxNodes { get => Integer("max_nodes"); init => Put("max_nodes", value); }

    /// <summary>The pool id; empty when the reply had none.</summary>
    public string Id => Info?.NodePoolId ?? "";

    /// <summary>The pool name; empty when the reply had none.</summary>
    public string Name => Info?.Name ?? "";
}
