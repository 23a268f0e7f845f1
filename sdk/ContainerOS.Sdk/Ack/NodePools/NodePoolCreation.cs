using ContainerOS.Sdk.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>The body of CreateClusterNodePool. The name, the vSwitches and the instance types are required by the service.</summary>
public sealed record NodePoolCreation : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public NodePoolCreation()
    {
    }

    internal NodePoolCreation(JObject fields) : base(fields)
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

    /// <summary>Kubelet options of new nodes.</summary>
    public NodeConfig? NodeConfig { get => Part("node_config", f => new NodeConfig(f)); init => Put("node_config", value); }

    /// <summary>Most nodes; deprecated by the vendor.</summary>
    public int? MaxNodes { get => Integer("max_nodes"); init => Put("max_nodes", value); }
}
