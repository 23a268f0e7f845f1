using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Ownership;
using ContainerOS.Sdk.Ack.NodePools;

namespace ContainerOS.Provider.NodePools.Cloud;

/// <summary>A pool as the cloud has it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Detail">The cloud's own description, from which updates are merged.</param>
/// <param name="Inputs">The inputs that would make it.</param>
/// <param name="Outputs">What the pool gives back beside its inputs.</param>
/// <param name="Readiness">How far its nodes are.</param>
internal sealed record LiveNodePool(PoolId Id, NodePool Detail, PropertyMap Inputs, PropertyMap Outputs, NodePoolReadiness Readiness)
{
    /// <summary>The state an engine keeps: the program's inputs and the pool's outputs.</summary>
    internal PropertyMap ToState(PropertyMap inputs) => PropertyMap.Of(Outputs.Concat(inputs));
}

/// <summary>How far the nodes of a pool are.</summary>
/// <param name="State">The pool's state; <c>active</c> when nothing is under way.</param>
/// <param name="Total">All nodes.</param>
/// <param name="Ready">Nodes that are Ready.</param>
/// <param name="Failed">Nodes that failed to initialise.</param>
/// <param name="Desired">Nodes there should be; null for a pool the autoscaler sizes.</param>
internal sealed record NodePoolReadiness(string State, int Total, int Ready, int Failed, int? Desired)
{
    /// <summary>Nodes there should be.</summary>
    internal int Expected => Desired ?? Total;

    /// <summary>Whether nothing is under way and every node is Ready.</summary>
    internal bool IsReached => State == "active" && Ready == Expected && Total == Expected;

    /// <summary>Whether nothing more will come: all that is missing has failed.</summary>
    internal bool IsStuck => State == "active" && Failed > 0 && Ready + Failed >= Expected;

    /// <summary>The progress in words.</summary>
    public override string ToString() => $"{Ready} of {Expected} nodes ready" + (Failed > 0 ? $", {Failed} failed" : string.Empty);
}
