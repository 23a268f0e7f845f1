using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ecs.Commands;

/// <summary>What ECS answers to a command that was sent (RunCommand).</summary>
public sealed record RunCommandResult : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public RunCommandResult() { }

    internal RunCommandResult(JsonFields fields)
        : base(fields) { }

    /// <summary>The command.</summary>
    public string? CommandId
    {
        get => Text("CommandId");
        init => Put("CommandId", value);
    }

    /// <summary>This run of it; ask for its results by it.</summary>
    public string? InvokeId
    {
        get => Text("InvokeId");
        init => Put("InvokeId", value);
    }
}
