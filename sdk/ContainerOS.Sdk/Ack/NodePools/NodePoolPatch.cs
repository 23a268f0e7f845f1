using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>The body of ModifyClusterNodePool. Only the groups and members that are set are sent.</summary>
public sealed record NodePoolPatch : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public NodePoolPatch() { }

    internal NodePoolPatch(JsonFields fields)
        : base(fields) { }

    /// <summary>Name and identity.</summary>
    public NodePoolInfo? Info
    {
        get => Part("nodepool_info", f => new NodePoolInfo(f));
        init => Put("nodepool_info", value);
    }

    /// <summary>Instances, disks and networks.</summary>
    public ScalingGroup? ScalingGroup
    {
        get => Part("scaling_group", f => new ScalingGroup(f));
        init => Put("scaling_group", value);
    }

    /// <summary>Kubernetes settings.</summary>
    public KubernetesConfig? KubernetesConfig
    {
        get => Part("kubernetes_config", f => new KubernetesConfig(f));
        init => Put("kubernetes_config", value);
    }

    /// <summary>The autoscaling bounds.</summary>
    public AutoScaling? AutoScaling
    {
        get => Part("auto_scaling", f => new AutoScaling(f));
        init => Put("auto_scaling", value);
    }

    /// <summary>Automatic operations of ACK.</summary>
    public Management? Management
    {
        get => Part("management", f => new Management(f));
        init => Put("management", value);
    }

    /// <summary>Whether changed labels and taints are applied to existing nodes.</summary>
    public bool? UpdateNodes
    {
        get => Boolean("update_nodes");
        init => Put("update_nodes", value);
    }

    /// <summary>Whether existing nodes are changed at the same time.</summary>
    public bool? Concurrency
    {
        get => Boolean("concurrency");
        init => Put("concurrency", value);
    }

    /// <summary>
    /// Reads the fields of a model of the vendor's C# client, which its <c>ToMap()</c> returns. Fields without a member here are kept.
    /// </summary>
    /// <param name="fields">Nested dictionaries, lists and plain values with the vendor's names; null values are left out.</param>
    /// <returns>The fields as a value of this SDK.</returns>
    /// <exception cref="ArgumentException">A value is of a type that JSON does not have.</exception>
    public static NodePoolPatch FromDictionary(IReadOnlyDictionary<string, object?> fields) => new(PlainValues.ToTree(fields));
}
