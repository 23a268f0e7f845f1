using System.Collections.Immutable;
using ContainerOS.Emulator.Catalogue;
using ContainerOS.Emulator.NodePools;

namespace ContainerOS.Emulator.Nodes;

/// <summary>Where a node is between its creation and its removal.</summary>
internal enum NodeStage
{
    /// <summary>Its instance starts, and it joins the cluster.</summary>
    Joining,

    /// <summary>It is ready.</summary>
    Ready,

    /// <summary>A task works on it, and it is not ready meanwhile.</summary>
    Working,

    /// <summary>It is drained and removed.</summary>
    Removing,

    /// <summary>It did not become ready, or a task failed on it.</summary>
    Failed,
}

/// <summary>An ECS instance: a node of a pool, or an instance that was removed from one without being released.</summary>
internal sealed record Node
{
    private const long PendingMilliseconds = 5_000;

    public required string Id { get; init; }

    /// <summary>Its place in the order of creation within the account.</summary>
    public required long Number { get; init; }

    /// <summary>The pool it belongs to; null for none.</summary>
    public string? PoolId { get; init; }

    public required string InstanceType { get; init; }

    public required string ImageId { get; init; }

    public required string VSwitchId { get; init; }

    /// <summary>The settings of its pool when it was created: a change of the pool affects only new instances.</summary>
    public required ScalingGroup Template { get; init; }

    /// <summary>When it was created, in milliseconds since the Unix epoch.</summary>
    public required long BornAt { get; init; }

    /// <summary>When it became ready for the first time, in milliseconds since the Unix epoch; null until then.</summary>
    public long? ReadyAt { get; init; }

    public NodeStage Stage { get; init; }

    /// <summary>The vulnerabilities that were fixed on it since it got its image.</summary>
    public ImmutableArray<string> Fixed { get; init; } = [];

    /// <summary>Whether the administrative container of a release before 3.5 runs.</summary>
    public bool IsContainerRunning { get; init; }

    internal bool IsReady => Stage == NodeStage.Ready;

    /// <summary>Its address in the VPC; one for each number below 16 million.</summary>
    internal string Ip =>
        Number < 0x10000 ? $"192.168.{Number >> 8}.{Number & 0xff}" : $"10.{(Number >> 16) & 0xff}.{(Number >> 8) & 0xff}.{Number & 0xff}";

    internal string Name => $"{DemoAccount.Region}.{Ip}";

    internal string Zone => ZoneOf(VSwitchId);

    internal InstanceType Type => Catalogue.InstanceType.Find(InstanceType)!;

    internal IEnumerable<Vulnerability> Vulnerabilities => Vulnerability.Of(ImageId).Where(known => !Fixed.Contains(known.Name));

    /// <summary>The zone of a vSwitch of the demo account.</summary>
    internal static string ZoneOf(string vSwitchId) => $"{DemoAccount.Region}-{vSwitchId[^1]}";

    /// <summary>Whether its instance is still being started.</summary>
    internal bool IsPending(long now) => now < BornAt + PendingMilliseconds;

    /// <summary>Whether a name in a request means this node: its name or its instance id.</summary>
    internal bool Is(string name) => name == Id || name == Name;
}
