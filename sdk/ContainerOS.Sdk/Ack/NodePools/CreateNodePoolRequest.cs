using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>The body of CreateClusterNodePool. The name, the vSwitches and the instance types are required by the service.</summary>
public sealed record CreateNodePoolRequest : NodePoolProperties
{
    /// <summary>Initializes an instance without any field.</summary>
    public CreateNodePoolRequest() { }

    internal CreateNodePoolRequest(JsonFields fields)
        : base(fields) { }
}
