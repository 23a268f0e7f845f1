using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.Versions;

/// <summary>A container runtime offered for a Kubernetes version.</summary>
public sealed record RuntimeVersion : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public RuntimeVersion() { }

    internal RuntimeVersion(JsonFields fields)
        : base(fields) { }

    /// <summary>Runtime, such as <c>containerd</c>.</summary>
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
}
