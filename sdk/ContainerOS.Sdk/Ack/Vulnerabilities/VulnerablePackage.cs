using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.Vulnerabilities;

/// <summary>A package that has a vulnerability.</summary>
public sealed record VulnerablePackage : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public VulnerablePackage() { }

    internal VulnerablePackage(JsonFields fields)
        : base(fields) { }

    /// <summary>Package name.</summary>
    public string? Name
    {
        get => Text("name");
        init => Put("name", value);
    }
}
