namespace ContainerOS.Provider.NodePools;

/// <summary>How far the nodes of a pool are.</summary>
/// <param name="State">The pool's state; <c>active</c> when nothing is under way.</param>
/// <param name="Total">All nodes.</param>
/// <param name="Ready">Nodes that are Ready.</param>
/// <param name="Failed">Nodes that failed to initialise.</param>
/// <param name="Desired">Nodes there should be; null for a pool the autoscaler sizes.</param>
internal sealed record PoolReadiness(string State, int Total, int Ready, int Failed, int? Desired)
{
    /// <summary>Nodes there should be.</summary>
    internal int Goal => Desired ?? Total;

    /// <summary>Whether nothing is under way and every node is Ready.</summary>
    internal bool IsReached => State == "active" && Ready == Goal && Total == Goal;

    /// <summary>Whether nothing more will come: all that is missing has failed.</summary>
    internal bool IsStuck => State == "active" && Failed > 0 && Ready + Failed >= Goal;

    /// <summary>The progress in words.</summary>
    public override string ToString() => $"{Ready} of {Goal} nodes ready" + (Failed > 0 ? $", {Failed} failed" : string.Empty);
}
