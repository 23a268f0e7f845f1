using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.Tasks;

/// <summary>Result of a task for one resource.</summary>
public sealed record TaskNodeResult : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public TaskNodeResult() { }

    internal TaskNodeResult(JsonFields fields)
        : base(fields) { }

    /// <summary>The resource, an instance id or node name.</summary>
    public string? Data
    {
        get => Text("data");
        init => Put("data", value);
    }

    /// <summary><c>initial</c>, <c>success</c>, <c>failed</c>; others may come.</summary>
    public string? Status
    {
        get => Text("status");
        init => Put("status", value);
    }
}
