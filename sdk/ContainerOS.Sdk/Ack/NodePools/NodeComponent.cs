using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>A component on nodes.</summary>
public sealed record NodeComponent : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public NodeComponent() { }

    internal NodeComponent(JsonFields fields)
        : base(fields) { }

    /// <summary>Its name.</summary>
    public string? Name
    {
        get => Text("name");
        init => Put("name", value);
    }

    /// <summary>Its version.</summary>
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
}
