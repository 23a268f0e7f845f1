using ContainerOS.Sdk.Json;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ack.Tasks;

/// <summary>An event of a task.</summary>
public sealed record TaskEvent : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public TaskEvent() { }

    internal TaskEvent(JsonFields fields)
        : base(fields) { }

    /// <summary>What was done.</summary>
    public string? Action
    {
        get => Text("action");
        init => Put("action", value);
    }

    /// <summary><c>info</c>, <c>warning</c> or <c>error</c>; others may come.</summary>
    public string? Level
    {
        get => Text("level");
        init => Put("level", value);
    }

    /// <summary>Event text; what looks like a secret is blanked.</summary>
    public string? Message
    {
        get => SpokenSecrets.Blank(Text("message"));
        init => Put("message", value);
    }

    /// <summary>Short reason.</summary>
    public string? Reason
    {
        get => Text("reason");
        init => Put("reason", value);
    }

    /// <summary>Who says so.</summary>
    public string? Source
    {
        get => Text("source");
        init => Put("source", value);
    }

    /// <summary>Time, ISO 8601.</summary>
    public string? Timestamp
    {
        get => Text("timestamp");
        init => Put("timestamp", value);
    }
}
