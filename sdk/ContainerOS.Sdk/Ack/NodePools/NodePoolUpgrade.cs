using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>The version or image that existing nodes are moved to (UpgradeClusterNodepool).</summary>
public sealed record NodePoolUpgrade : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public NodePoolUpgrade() { }

    internal NodePoolUpgrade(JsonFields fields)
        : base(fields) { }

    /// <summary>Kubernetes version.</summary>
    public string? KubernetesVersion
    {
        get => Text("kubernetes_version");
        init => Put("kubernetes_version", value);
    }

    /// <summary>Image.</summary>
    public string? ImageId
    {
        get => Text("image_id");
        init => Put("image_id", value);
    }

    /// <summary>Container runtime, such as <c>containerd</c>.</summary>
    public string? RuntimeType
    {
        get => Text("runtime_type");
        init => Put("runtime_type", value);
    }

    /// <summary>Version of the runtime.</summary>
    public string? RuntimeVersion
    {
        get => Text("runtime_version");
        init => Put("runtime_version", value);
    }

    /// <summary>Whether the system disk is replaced; false when null.</summary>
    public bool? UseReplace
    {
        get => Boolean("use_replace");
        init => Put("use_replace", value);
    }

    /// <summary>The names of the nodes to move; null for all.</summary>
    public IReadOnlyList<string>? NodeNames
    {
        get => Texts("node_names");
        init => Put("node_names", value);
    }

    /// <summary>Whether the upgrade goes on when the checks before it have warnings; false when null.</summary>
    public bool? IgnoreWarningCheck
    {
        get => Boolean("ignore_warning_check");
        init => Put("ignore_warning_check", value);
    }

    /// <summary>The rollout over the nodes.</summary>
    public UpgradeRollingPolicy? RollingPolicy
    {
        get => Part("rolling_policy", f => new UpgradeRollingPolicy(f));
        init => Put("rolling_policy", value);
    }

    /// <summary>
    /// Reads the fields of a model of the vendor's C# client, which its <c>ToMap()</c> returns. Fields without a member here are kept.
    /// </summary>
    /// <param name="fields">Nested dictionaries, lists and plain values with the vendor's names; null values are left out.</param>
    /// <returns>The fields as a value of this SDK.</returns>
    /// <exception cref="ArgumentException">A value is of a type that JSON does not have.</exception>
    public static NodePoolUpgrade FromDictionary(IReadOnlyDictionary<string, object?> fields) => new(PlainValues.ToTree(fields));
}

/// <summary>The rollout of an upgrade over existing nodes.</summary>
public sealed record UpgradeRollingPolicy : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public UpgradeRollingPolicy() { }

    internal UpgradeRollingPolicy(JsonFields fields)
        : base(fields) { }

    /// <summary>How many nodes may fail before the rollout stops, 0 or more; 0 when null.</summary>
    public int? MaxFailedNodes
    {
        get => Integer("max_failed_nodes");
        init => Put("max_failed_nodes", value);
    }

    /// <summary>Nodes per batch, 1 to 10; 10 when null (field text of npm @alicloud/cs20151215 7.2.0).</summary>
    public int? MaxParallelism
    {
        get => Integer("max_parallelism");
        init => Put("max_parallelism", value);
    }

    /// <summary>Minutes between batches: 0 for none, or 5 to 120. In effect only with <c>NotPause</c>.</summary>
    public int? BatchInterval
    {
        get => Integer("batch_interval");
        init => Put("batch_interval", value);
    }

    /// <summary><c>FirstBatch</c>, <c>EveryBatch</c> or <c>NotPause</c>.</summary>
    public string? PausePolicy
    {
        get => Text("pause_policy");
        init => Put("pause_policy", value);
    }
}
