using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Naming;
using ContainerOS.Sdk.Ack.NodePools;

namespace ContainerOS.Provider.NodePools;

/// <summary>A pool as the cloud has it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Detail">The cloud's own description, from which updates are merged.</param>
/// <param name="Inputs">The inputs that would make it.</param>
/// <param name="Outputs">What the pool gives back beside its inputs.</param>
/// <param name="Readiness">How far its nodes are.</param>
internal sealed record LivePool(PoolId Id, NodePool Detail, PropertyMap Inputs, PropertyMap Outputs, PoolReadiness Readiness)
{
    /// <summary>The state an engine keeps: the program's inputs and the pool's outputs.</summary>
    internal PropertyMap State(PropertyMap inputs) => PropertyMap.Of(Outputs.Concat(inputs));
}
