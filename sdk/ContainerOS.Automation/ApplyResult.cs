using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Automation;

/// <summary>What applying a spec did.</summary>
/// <param name="Plan">What was planned, and done.</param>
/// <param name="Pool">The pool as it was read back.</param>
public sealed record ApplyResult(PoolPlan Plan, AppliedPool Pool)
{
    /// <summary>Whether the pool was made, changed, or left.</summary>
    public PoolAction Action => Plan.Action;
}

/// <summary>What applying a spec would do.</summary>
/// <param name="Action">Whether the pool is made, changed, or left.</param>
/// <param name="NodePoolId">The pool in ACK; null while there is none.</param>
/// <param name="Changes">The paths of the properties that are sent, such as <c>labels.team</c>, in ordinal order; empty for a new pool.</param>
/// <param name="Warnings">What the rules warn of.</param>
/// <param name="Notes">What could not be decided, and what is suppressed, a line each.</param>
public sealed record PoolPlan(
    PoolAction Action,
    string? NodePoolId,
    IReadOnlyList<string> Changes,
    IReadOnlyList<Diagnostic> Warnings,
    IReadOnlyList<string> Notes
);

/// <summary>What applying a spec does to a pool.</summary>
public enum PoolAction
{
    /// <summary>The pool has everything already; only its nodes are waited for.</summary>
    None,

    /// <summary>The pool is made.</summary>
    Create,

    /// <summary>The pool is changed in place.</summary>
    Update,
}

/// <summary>A pool after a spec was applied, as it was read back.</summary>
public sealed record AppliedPool
{
    internal AppliedPool(PropertyMap state) =>
        (NodePoolId, Name, State, OsVersion, ImageId, Nodes, ReadyNodes) = (
            Text(state, "nodePoolId"),
            Text(state, "name"),
            Text(state, "state"),
            Text(state, "osVersion"),
            Text(state, "imageId"),
            Count(state, "total"),
            Count(state, "ready")
        );

    /// <summary>The pool in ACK.</summary>
    public string NodePoolId { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its state, such as <c>active</c>.</summary>
    public string State { get; }

    /// <summary>The ContainerOS release of its image; empty when the image is of none that is known.</summary>
    public string OsVersion { get; }

    /// <summary>The image new nodes run.</summary>
    public string ImageId { get; }

    /// <summary>How many nodes it has.</summary>
    public int Nodes { get; }

    /// <summary>How many of them are Ready.</summary>
    public int ReadyNodes { get; }

    private static string Text(PropertyMap state, string name) =>
        state.Find(name)?.Unwrapped is PropertyString text ? text.Value : string.Empty;

    private static int Count(PropertyMap state, string name) =>
        state.Find("nodeCounts")?.Unwrapped is PropertyMap counts && counts.Find(name)?.Unwrapped is PropertyNumber number
            ? (int)number.Value
            : 0;
}
