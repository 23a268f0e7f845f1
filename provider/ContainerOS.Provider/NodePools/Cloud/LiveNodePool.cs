using System.Text.Json.Nodes;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Provider.Ownership;
using ContainerOS.Provider.Shapes;
using ContainerOS.Sdk.Ack.NodePools;

namespace ContainerOS.Provider.NodePools.Cloud;

/// <summary>A pool as ACK returned it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Detail">The response of ACK; updates are merged onto it.</param>
/// <param name="Body">The same response as JSON.</param>
/// <param name="Inputs">The inputs that would create it.</param>
/// <param name="Outputs">The outputs.</param>
/// <param name="Readiness">How many of its nodes are Ready.</param>
internal sealed record LiveNodePool(
    PoolId Id,
    NodePool Detail,
    JsonObject Body,
    PropertyMap Inputs,
    PropertyMap Outputs,
    NodePoolReadiness Readiness
)
{
    /// <summary>The value of its ownership tag; null for none.</summary>
    internal string? Tag => OwnershipTag.ValueOn(Detail);

    /// <summary>Whether an operation runs on it, so that ACK refuses changes.</summary>
    internal bool IsBusy => Readiness.State is not ("active" or "failed" or "delete_failed" or "");

    /// <summary>
    /// The state that an engine stores: the inputs of the program, what the cloud chose for the properties that it leaves out, and the
    /// outputs of the pool.
    /// </summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="tag">The tag that the state owns; null for none.</param>
    /// <param name="before">
    /// The state of the last run; empty for a new pool. ACK returns the Kubernetes version of the cluster only: nodes keep the one they
    /// had, also after an upgrade of the control plane.
    /// </param>
    internal PropertyMap ToState(PropertyMap inputs, string? tag, PropertyMap before)
    {
        var outputs = before.Find("kubernetesVersion") is { } version ? Outputs.With("kubernetesVersion", version) : Outputs;
        var state = PropertyMap.Of(outputs.Concat(RefreshedInputs.Complete(NodePoolShape.Inputs, inputs, Inputs)));
        return tag is null ? state : state.With(PoolOwner.StateKey, tag);
    }
}

/// <summary>How many nodes of a pool are Ready.</summary>
/// <param name="State">The state of the pool; <c>active</c> if no operation is running.</param>
/// <param name="Total">The number of nodes.</param>
/// <param name="Ready">The number of nodes that are Ready.</param>
/// <param name="Failed">The number of nodes that failed to initialise.</param>
/// <param name="Offline">
/// The number of nodes that have not joined. The service counted such nodes as healthy too: 4 healthy and 2 offline before any node had
/// joined (one report of the real service).
/// </param>
/// <param name="Desired">The requested number of nodes; null if the autoscaler sets it.</param>
internal sealed record NodePoolReadiness(string State, int Total, int Ready, int Failed, int Offline, int? Desired)
{
    /// <summary>The expected number of nodes.</summary>
    internal int Expected => Desired ?? Total;

    /// <summary>Whether no operation is running and all nodes are Ready.</summary>
    internal bool IsReached => State == "active" && Offline == 0 && Ready == Expected && Total == Expected;

    /// <summary>Whether waiting longer is useless: all nodes that are not Ready have failed.</summary>
    internal bool IsStuck => State == "active" && Failed > 0 && Ready + Failed >= Expected;

    /// <summary>Whether an operation on the pool failed, so that waiting longer is useless.</summary>
    internal bool IsBroken => State is "failed" or "delete_failed";

    /// <summary>The progress as text.</summary>
    public override string ToString() =>
        $"{Ready} of {Expected} nodes ready"
        + (Failed > 0 ? $", {Failed} failed" : string.Empty)
        + (Offline > 0 ? $", {Offline} offline" : string.Empty);
}
