using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ContainerOS.Emulator.Nodes;

namespace ContainerOS.Emulator.NodePools;

/// <summary>A node pool.</summary>
internal sealed record NodePool
{
    internal const string Active = "active";
    internal const string Deleting = "deleting";

    /// <summary>The state while nodes are removed; seen in records of the real service.</summary>
    internal const string RemovingNodes = "removing_nodes";

    /// <summary>The state after a deletion that did not end. A second deletion is accepted.</summary>
    internal const string DeleteFailed = "delete_failed";

    public required string Id { get; init; }

    public required string ClusterId { get; init; }

    public required PoolSettings Settings { get; init; }

    /// <summary>Its state as in <c>status.state</c>.</summary>
    public string State { get; init; } = Active;

    /// <summary>Its latest task; null before the first one.</summary>
    public string? TaskId { get; init; }

    /// <summary>Its nodes by their number, oldest first.</summary>
    [JsonIgnore]
    public ImmutableList<Node> Nodes { get; init; } = [];

    [JsonIgnore]
    public NodeCounts Counts { get; init; }

    /// <summary>When its autoscaler looks next; null when it has nothing to look at.</summary>
    public long? ScanAt { get; init; }

    /// <summary>Since when its autoscaler has seen fewer nodes needed than there are; null when it has not.</summary>
    public long? UnneededSince { get; init; }

    internal string Name => Settings.Info.Name;

    internal bool IsBusy => State != Active;

    internal bool IsDeleting => State == Deleting;

    /// <summary>The pool with another desired size, unless an autoscaler decides it.</summary>
    internal NodePool WithDesiredSize(long size) =>
        Settings.IsAutoScaled ? this : this with { Settings = Settings with { Group = Settings.Group with { DesiredSize = size } } };
}

/// <summary>The numbers of nodes of a pool by stage, kept up to date with each change of a node.</summary>
/// <param name="Ready">Nodes that are ready, those that are drained included.</param>
/// <param name="Removing">Nodes that are being removed.</param>
/// <param name="Failed">Nodes that failed.</param>
/// <param name="Draining">Nodes that are drained.</param>
/// <param name="Offline">Nodes that were ready, and are not any more.</param>
internal readonly record struct NodeCounts(int Ready, int Removing, int Failed, int Draining, int Offline)
{
    /// <summary>The counts after a node in a stage was added (1) or taken away (-1).</summary>
    internal NodeCounts Plus(NodeStage stage, int by) =>
        stage switch
        {
            NodeStage.Ready => this with { Ready = Ready + by },
            NodeStage.Draining => this with { Ready = Ready + by, Draining = Draining + by },
            NodeStage.NotReady => this with { Offline = Offline + by },
            NodeStage.Removing => this with { Removing = Removing + by },
            NodeStage.Failed => this with { Failed = Failed + by },
            _ => this,
        };
}
