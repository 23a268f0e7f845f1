using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>Settings of a component.</summary>
public sealed record NodeComponentConfig : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
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
