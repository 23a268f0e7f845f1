using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>Memory reserved on one NUMA node.</summary>
public sealed record ReservedMemory : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public ReservedMemory() { }

    internal ReservedMemory(JsonFields fields)
        : base(fields) { }

    /// <summary>NUMA node number.</summary>
    public int? NumaNode
    {
        get => Integer("numaNode");
        init => Put("numaNode", value);
    }

    /// <summary>Resource to quantity, such as <c>memory</c> to <c>1Gi</c>.</summary>
    public IReadOnlyDictionary<string, string>? Limits
    {
        get => TextMap("limits");
        init => Put("limits", value);
    }
}
