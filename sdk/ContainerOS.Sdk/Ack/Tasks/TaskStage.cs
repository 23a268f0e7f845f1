using ContainerOS.Sdk.Json;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ack.Tasks;

/// <summary>One stage of a task.</summary>
public sealed record TaskStage : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public TaskStage() { }

    internal TaskStage(JsonFields fields)
        : base(fields) { }

    /// <summary>Stage name.</summary>
    public string? Name
    {
        get => Text("name");
        init => Put("name", value);
    }

    /// <summary>Stage state.</summary>
    public string? State
    {
        get => Text("state");
        init => Put("state", value);
    }

    /// <summary>What ACK says about it; what looks like a secret is blanked.</summary>
    public string? Message
    {
        get => SpokenSecrets.Blank(Text("message"));
        init => Put("message", value);
    }

    /// <summary>Start, ISO 8601.</summary>
    public string? StartTime
    {
        get => Text("start_time");
        init => Put("start_time", value);
    }

    /// <summary>End, ISO 8601.</summary>
    public string? EndTime
    {
        get => Text("end_time");
        init => Put("end_time", value);
    }
}
