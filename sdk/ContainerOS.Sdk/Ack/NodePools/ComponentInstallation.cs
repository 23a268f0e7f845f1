using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>Components to install on the nodes of a pool (InstallNodePoolComponents).</summary>
public sealed record ComponentInstallation : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public ComponentInstallation() { }

    internal ComponentInstallation(JsonFields fields)
        : base(fields) { }

    /// <summary>The components.</summary>
    public IReadOnlyList<NodeComponent>? Components
    {
        get => Parts("components", f => new NodeComponent(f));
        init => Put("components", value);
    }

    /// <summary>The names of the nodes; null for all.</summary>
    public IReadOnlyList<string>? NodeNames
    {
        get => Texts("nodeNames");
        init => Put("nodeNames", value);
    }

    /// <summary>The rollout over the nodes.</summary>
    public ComponentRollingPolicy? RollingPolicy
    {
        get => Part("rollingPolicy", f => new ComponentRollingPolicy(f));
        init => Put("rollingPolicy", value);
    }
}

/// <summary>A change of a component on the nodes of a pool (UpdateNodePoolComponent).</summary>
public sealed record ComponentUpdate : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public ComponentUpdate() { }

    internal ComponentUpdate(JsonFields fields)
        : base(fields) { }

    /// <summary>The name.</summary>
    public string? Name
    {
        get => Text("name");
        init => Put("name", value);
    }

    /// <summary>The new version; null to keep the current one.</summary>
    public string? Version
    {
        get => Text("version");
        init => Put("version", value);
    }

    /// <summary>The settings.</summary>
    public NodeComponentConfig? Config
    {
        get => Part("config", f => new NodeComponentConfig(f));
        init => Put("config", value);
    }

    /// <summary>Whether existing nodes keep the old version.</summary>
    public bool? DisableRolling
    {
        get => Boolean("disableRolling");
        init => Put("disableRolling", value);
    }

    /// <summary>The names of the nodes; null for all.</summary>
    public IReadOnlyList<string>? NodeNames
    {
        get => Texts("nodeNames");
        init => Put("nodeNames", value);
    }

    /// <summary>The rollout over the nodes.</summary>
    public ComponentRollingPolicy? RollingPolicy
    {
        get => Part("rollingPolicy", f => new ComponentRollingPolicy(f));
        init => Put("rollingPolicy", value);
    }
}

/// <summary>A component on nodes.</summary>
public sealed record NodeComponent : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public NodeComponent() { }

    internal NodeComponent(JsonFields fields)
        : base(fields) { }

    /// <summary>The name.</summary>
    public string? Name
    {
        get => Text("name");
        init => Put("name", value);
    }

    /// <summary>The version.</summary>
    public string? Version
    {
        get => Text("version");
        init => Put("version", value);
    }

    /// <summary>The settings.</summary>
    public NodeComponentConfig? Config
    {
        get => Part("config", f => new NodeComponentConfig(f));
        init => Put("config", value);
    }
}

/// <summary>Settings of a component.</summary>
public sealed record NodeComponentConfig : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public NodeComponentConfig() { }

    internal NodeComponentConfig(JsonFields fields)
        : base(fields) { }

    /// <summary>Settings by the component's own names.</summary>
    public IReadOnlyDictionary<string, string>? Custom
    {
        get => TextMap("customConfig");
        init => Put("customConfig", value);
    }

    /// <summary>Environment variables.</summary>
    public IReadOnlyList<EnvironmentVariable>? Environment
    {
        get => Parts("envs", f => new EnvironmentVariable(f));
        init => Put("envs", value);
    }
}

/// <summary>An environment variable.</summary>
public sealed record EnvironmentVariable : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public EnvironmentVariable() { }

    internal EnvironmentVariable(JsonFields fields)
        : base(fields) { }

    /// <summary>The name.</summary>
    public string? Name
    {
        get => Text("name");
        init => Put("name", value);
    }

    /// <summary>Its value.</summary>
    public string? Value
    {
        get => Text("value");
        init => Put("value", value);
    }
}

/// <summary>The rollout of a component over the nodes.</summary>
public sealed record ComponentRollingPolicy : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public ComponentRollingPolicy() { }

    internal ComponentRollingPolicy(JsonFields fields)
        : base(fields) { }

    /// <summary>Nodes per batch.</summary>
    public int? MaxParallelism
    {
        get => Integer("maxParallelism");
        init => Put("maxParallelism", value);
    }

    /// <summary>The pause between two batches, in minutes.</summary>
    public int? BatchInterval
    {
        get => Integer("batchInterval");
        init => Put("batchInterval", value);
    }

    /// <summary>How many nodes may fail before the rollout ends.</summary>
    public int? MaxFailedNodes
    {
        get => Integer("maxFailedNodes");
        init => Put("maxFailedNodes", value);
    }

    /// <summary><c>FirstBatch</c>, <c>EveryBatch</c>, <c>NotPause</c>.</summary>
    public string? PausePolicy
    {
        get => Text("pausePolicy");
        init => Put("pausePolicy", value);
    }
}

/// <summary>The reply to a call about components.</summary>
public sealed record ComponentOperation : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public ComponentOperation() { }

    internal ComponentOperation(JsonFields fields)
        : base(fields) { }

    /// <summary>The cluster.</summary>
    public string? ClusterId
    {
        get => Text("clusterId");
        init => Put("clusterId", value);
    }

    /// <summary>The task of the operation; null when there is nothing to do.</summary>
    public string? TaskId
    {
        get => Text("taskId");
        init => Put("taskId", value);
    }
}
