using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>An environment variable.</summary>
public sealed record EnvironmentVariable : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public EnvironmentVariable() { }

    internal EnvironmentVariable(JsonFields fields)
        : base(fields) { }

    /// <summary>Its name.</summary>
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
