using ContainerOS.Sdk.Json;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ack.Tasks;

/// <summary>Why a task failed.</summary>
public sealed record TaskError : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public TaskError() { }

    internal TaskError(JsonFields fields)
        : base(fields) { }

    /// <summary>Vendor code.</summary>
    public string? Code
    {
        get => Text("code");
        init => Put("code", value);
    }

    /// <summary>Vendor text; what looks like a secret is blanked.</summary>
    public string? Message
    {
        get => SpokenSecrets.Blank(Text("message"));
        init => Put("message", value);
    }
}
