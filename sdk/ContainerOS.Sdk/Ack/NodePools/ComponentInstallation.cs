using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>Components that are put on the nodes of a pool (InstallNodePoolComponents).</summary>
public sealed record ComponentInstallation : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public ComponentInstallation() { }

    internal ComponentInstallation(JsonFields fields)
        : base(fields) { }

    /// <summary>The components.</summary>
    public IReadOnlyList<NodeComponent>? Components
    {
        get => Parts("components", f => new NodeComponent(f));
        init => Put("components", value);
    }

    /// <summary>Names of the nodes; all when unset.</summary>
    public IReadOnlyList<string>? NodeNames
    {
        get => Texts("nodeNames");
        init => Put("nodeNames", value);
    }

    /// <summary>Pace.</summary>
    public ComponentRollingPolicy? RollingPolicy
    {
        get => Part("rollingPolicy", f => new ComponentRollingPolicy(f));
        init => Put("rollingPolicy", value);
    }
}
