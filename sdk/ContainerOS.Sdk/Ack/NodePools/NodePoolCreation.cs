using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>The body of CreateClusterNodePool. The name, the vSwitches and the instance types are required by the service.</summary>
public sealed record NodePoolCreation : NodePoolGroups
{
    /// <summary>Starts with nothing set.</summary>
    public NodePoolCreation() { }

    internal NodePoolCreation(JsonFields fields)
        : base(fields) { }
}
