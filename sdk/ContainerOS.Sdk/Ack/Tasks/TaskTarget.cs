using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.Tasks;

/// <summary>What a task works on.</summary>
public sealed record TaskTarget : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public TaskTarget() { }

    internal TaskTarget(JsonFields fields)
        : base(fields) { }

    /// <summary>Id of the target.</summary>
    public string? Id
    {
        get => Text("id");
        init => Put("id", value);
    }

    /// <summary>Kind of the target, such as <c>nodepool</c>.</summary>
    public string? Type
    {
        get => Text("type");
        init => Put("type", value);
    }
}
