using ContainerOS.Sdk.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Ack.Vulnerabilities;

/// <summary>A package that has a vulnerability.</summary>
public sealed record VulnerablePackage : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public VulnerablePackage()
    {
    }

    internal VulnerablePackage(JObject fields) : base(fields)
    {
    }

    /// <summary>Package name.</summary>
    public string? Name { get => Text("name"); init => Put("name", value); }
}
