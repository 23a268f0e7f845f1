using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>One thing that a repair does.</summary>
public sealed record RepairOperation : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public RepairOperation() { }

    internal RepairOperation(JsonFields fields)
        : base(fields) { }

    /// <summary>The vendor's name of it, such as <c>remove.containerdContainer</c>.</summary>
    public string? OperationId
    {
        get => Text("operation_id");
        init => Put("operation_id", value);
    }

    /// <summary>What it is done with.</summary>
    public IReadOnlyList<string>? Arguments
    {
        get => Texts("args");
        init => Put("args", value);
    }
}
