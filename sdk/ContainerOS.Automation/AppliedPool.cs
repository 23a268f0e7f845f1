using ContainerOS.Protocol.Values;

namespace ContainerOS.Automation;

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
