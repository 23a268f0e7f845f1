using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>The Kubernetes settings of the nodes of a pool.</summary>
public sealed record KubernetesConfig : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public KubernetesConfig() { }

    internal KubernetesConfig(JsonFields fields)
        : base(fields) { }

    /// <summary>Node labels; an empty list removes all.</summary>
    public IReadOnlyList<NodeLabel>? Labels
    {
        get => Parts("labels", f => new NodeLabel(f));
        init => Put("labels", value);
    }

    /// <summary>Node taints; an empty list removes all.</summary>
    public IReadOnlyList<NodeTaint>? Taints
    {
        get => Parts("taints", f => new NodeTaint(f));
        init => Put("taints", value);
    }

    /// <summary>Container runtime; <c>containerd</c> for ContainerOS.</summary>
    public string? Runtime
    {
        get => Text("runtime");
        init => Put("runtime", value);
    }

    /// <summary>Version of the runtime; null for the newest one offered.</summary>
    public string? RuntimeVersion
    {
        get => Text("runtime_version");
        init => Put("runtime_version", value);
    }

    /// <summary>The script that runs after ACK has initialized a node, in base64. It is never logged.</summary>
    public string? UserData
    {
        get => Text("user_data");
        init => Put("user_data", value);
    }

    /// <summary>The script that runs before ACK initializes a node, in base64. It is never logged.</summary>
    public string? PreUserData
    {
        get => Text("pre_user_data");
        init => Put("pre_user_data", value);
    }

    /// <summary><c>none</c> or <c>static</c>.</summary>
    public string? CpuPolicy
    {
        get => Text("cpu_policy");
        init => Put("cpu_policy", value);
    }

    /// <summary>Whether new nodes are cordoned.</summary>
    public bool? Unschedulable
    {
        get => Boolean("unschedulable");
        init => Put("unschedulable", value);
    }

    /// <summary>Whether CloudMonitor is installed.</summary>
    public bool? CmsEnabled
    {
        get => Boolean("cms_enabled");
        init => Put("cms_enabled", value);
    }

    /// <summary>Node naming, <c>customized,prefix,ip,suffix</c>.</summary>
    public string? NodeNameMode
    {
        get => Text("node_name_mode");
        init => Put("node_name_mode", value);
    }
}

/// <summary>A Kubernetes label of the nodes of a pool.</summary>
public sealed record NodeLabel : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public NodeLabel() { }

    internal NodeLabel(JsonFields fields)
        : base(fields) { }

    /// <summary>Label key.</summary>
    public string? Key
    {
        get => Text("key");
        init => Put("key", value);
    }

    /// <summary>Label value; may be empty.</summary>
    public string? Value
    {
        get => Text("value");
        init => Put("value", value);
    }
}

/// <summary>A Kubernetes taint of the nodes of a pool.</summary>
public sealed record NodeTaint : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public NodeTaint() { }

    internal NodeTaint(JsonFields fields)
        : base(fields) { }

    /// <summary>Taint key.</summary>
    public string? Key
    {
        get => Text("key");
        init => Put("key", value);
    }

    /// <summary>Taint value; may be empty.</summary>
    public string? Value
    {
        get => Text("value");
        init => Put("value", value);
    }

    /// <summary><c>NoSchedule</c>, <c>NoExecute</c> or <c>PreferNoSchedule</c>.</summary>
    public string? Effect
    {
        get => Text("effect");
        init => Put("effect", value);
    }
}
