using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>A change of a component on the nodes of a pool (UpdateNodePoolComponent).</summary>
public sealed record ComponentUpdate : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public ComponentUpdate() { }

    internal ComponentUpdate(JsonFields fields)
        : base(fields) { }

    /// <summary>Its name.</summary>
    public string? Name
    {
        get => Text("name");
        init => Put("name", value);
    }

    /// <summary>Its new version; unset to keep it.</summary>
    public string? Version
    {
        get => Text("version");
        init => Put("version", value);
    }

    /// <summary>Its settings.</summary>
    public NodeComponentConfig? Config
    {
        get => Part("config", f => new NodeComponentConfig(f));
        init => Put("config", value);
    }

    /// <summary>Whether only nodes that are added later get it.</summary>
    public bool? DisableRolling
    {
        get => Truth("disableRolling");
        init => Put("disableRolling", value);
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
