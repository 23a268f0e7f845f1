using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Automation;

/// <summary>The result of applying a specification.</summary>
/// <param name="Plan">The plan that was carried out.</param>
/// <param name="Pool">The pool as it was read back.</param>
public sealed record ApplyResult(PoolPlan Plan, AppliedPool Pool)
{
    /// <summary>Whether the pool was created, updated or left unchanged.</summary>
    public PoolAction Action => Plan.Action;
}

/// <summary>What applying a specification would do.</summary>
/// <param name="Action">Whether the pool is created, updated or left unchanged.</param>
/// <param name="NodePoolId">The id of the pool in ACK; null if it does not exist.</param>
/// <param name="Changes">The paths of the properties to send, such as <c>labels.team</c>, in ordinal order; empty for a new pool.</param>
/// <param name="Warnings">The warnings and hints of the rules.</param>
/// <param name="Notes">The suppressed rules and the rules that could not be decided, one line each.</param>
public sealed record PoolPlan(
    PoolAction Action,
    string? NodePoolId,
    IReadOnlyList<string> Changes,
    IReadOnlyList<Diagnostic> Warnings,
    IReadOnlyList<string> Notes
);

/// <summary>What applying a specification does to a pool.</summary>
public enum PoolAction
{
    /// <summary>The pool is as specified. The call only waits for its nodes.</summary>
    None,

    /// <summary>The pool is created.</summary>
    Create,

    /// <summary>The pool is updated in place.</summary>
    Update,
}

/// <summary>A pool as it was read back after a specification was applied.</summary>
public sealed record AppliedPool
{
    internal AppliedPool(PropertyMap state)
    {
        NodePoolId = Text(state, "nodePoolId");
        Name = Text(state, "name");
        State = Text(state, "state");
        OsVersion = Text(state, "osVersion");
        ImageId = Text(state, "imageId");
        Nodes = Count(state, "total");
        ReadyNodes = Count(state, "ready");
    }

    /// <summary>The id of the pool in ACK.</summary>
    public string NodePoolId { get; }

    /// <summary>The name of the pool.</summary>
    public string Name { get; }

    /// <summary>The state of the pool, such as <c>active</c>.</summary>
    public string State { get; }

    /// <summary>The ContainerOS release of the image; empty if the image is not a known release.</summary>
    public string OsVersion { get; }

    /// <summary>The image of new nodes.</summary>
    public string ImageId { get; }

    /// <summary>The number of nodes.</summary>
    public int Nodes { get; }

    /// <summary>The number of nodes that are Ready.</summary>
    public int ReadyNodes { get; }

    private static string Text(PropertyMap state, string name) =>
        state.Find(name)?.Unwrapped is PropertyString text ? text.Value : string.Empty;

    private static int Count(PropertyMap state, string name) =>
        state.Find("nodeCounts")?.Unwrapped is PropertyMap counts && counts.Find(name)?.Unwrapped is PropertyNumber number
            ? (int)number.Value
            : 0;
}
