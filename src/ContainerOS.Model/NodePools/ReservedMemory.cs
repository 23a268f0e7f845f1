using ContainerOS.Model.Values;

namespace ContainerOS.Model.NodePools;

/// <summary>Memory kept back on one NUMA node.</summary>
public sealed record ReservedMemory
{
    /// <summary>The NUMA node.</summary>
    public Value<int>? NumaNode { get; init; }

    /// <summary>Amounts by resource, such as <c>memory: 1Gi</c>.</summary>
    public ValueMap<string>? Limits { get; init; }
}
