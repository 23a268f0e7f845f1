using System.Collections.Immutable;
using ContainerOS.Emulator.Catalogue;
using ContainerOS.Emulator.NodePools;
using ContainerOS.Emulator.Nodes.Boot;

namespace ContainerOS.Emulator.Nodes;

/// <summary>Where a node is between its creation and its removal.</summary>
internal enum NodeStage
{
    /// <summary>Its instance starts, and it joins the cluster.</summary>
    Joining,

    /// <summary>It is ready.</summary>
    Ready,

    /// <summary>A task works on it in place, and it is not ready meanwhile.</summary>
    Working,

    /// <summary>It is removed.</summary>
    Removing,

    /// <summary>It did not become ready, or a task failed on it.</summary>
    Failed,

    /// <summary>It is cordoned, and its pods are evicted. It is still ready.</summary>
    Draining,

    /// <summary>It gets a new system disk and joins again.</summary>
    Replacing,

    /// <summary>It was ready, and is not any more.</summary>
    NotReady,
}

/// <summary>An ECS instance: a node of a pool, or an instance that was removed from one without being released.</summary>
/// <remarks>
/// A node goes on by itself: its next transition is due at <see cref="DueAt"/>, whatever becomes of the task that started it. See
/// <see cref="NodeLifecycle"/>.
/// </remarks>
internal sealed record Node
{
    public required string Id { get; init; }

    /// <summary>Its place in the order of creation within the account.</summary>
    public required long Number { get; init; }

    /// <summary>The pool it belongs to; null for none.</summary>
    public string? PoolId { get; init; }

    public required string InstanceType { get; init; }

    public required string ImageId { get; init; }

    public required string VSwitchId { get; init; }

    /// <summary>The version of its kubelet, such as <c>1.34.1-aliyun.1</c>: that of the cluster when it was created or upgraded.</summary>
    public string KubernetesVersion { get; init; } = string.Empty;

    /// <summary>Its version of containerd: that of its pool when it was created, got a system disk or was upgraded.</summary>
    public string RuntimeVersion { get; init; } = string.Empty;

    /// <summary>The settings of its pool when it was created: a change of the pool affects only new instances.</summary>
    public required ScalingGroup Template { get; init; }

    /// <summary>When it was created, in milliseconds since the Unix epoch.</summary>
    public required long BornAt { get; init; }

    /// <summary>When it became ready for the first time, in milliseconds since the Unix epoch; null until then.</summary>
    public long? ReadyAt { get; init; }

    public NodeStage Stage { get; init; }

    /// <summary>When it reached its stage, in milliseconds since the Unix epoch.</summary>
    public long StageSince { get; init; }

    /// <summary>When it goes on to another stage by itself; null when only a task or a call makes it.</summary>
    public long? DueAt { get; init; }

    /// <summary>The task that works on it, or did so last; null for none.</summary>
    public string? TaskId { get; init; }

    /// <summary>How often it got a new system disk.</summary>
    public int Replacements { get; init; }

    /// <summary>Why it is not ready or, while it starts, why it will not be; null for no reason.</summary>
    public string? Problem { get; init; }

    /// <summary>The vulnerabilities that were fixed on it since it got its image.</summary>
    public ImmutableArray<string> Fixed { get; init; } = [];

    /// <summary>Whether the administrative container of a release before 3.5 runs.</summary>
    public bool IsContainerRunning { get; init; }

    /// <summary>Whether the kubelet reports it as ready; a node that is drained still is.</summary>
    internal bool IsReady => Stage is NodeStage.Ready or NodeStage.Draining;

    /// <summary>Why it is not ready, once that shows; null for no reason.</summary>
    internal string? VisibleProblem => Stage is NodeStage.Failed or NodeStage.NotReady ? Problem : null;

    /// <summary>Its address in the VPC; one for each number below 16 million.</summary>
    internal string Ip =>
        Number < 0x10000 ? $"192.168.{Number >> 8}.{Number & 0xff}" : $"10.{(Number >> 16) & 0xff}.{(Number >> 8) & 0xff}.{Number & 0xff}";

    internal string Name => $"{DemoAccount.Region}.{Ip}";

    internal string Zone => ZoneOf(VSwitchId);

    internal InstanceType Type => Catalogue.InstanceType.Find(InstanceType)!;

    internal IEnumerable<Vulnerability> Vulnerabilities => Vulnerability.Of(ImageId).Where(known => !Fixed.Contains(known.Name));

    /// <summary>The zone of a vSwitch of the demo account.</summary>
    internal static string ZoneOf(string vSwitchId) => $"{DemoAccount.Region}-{vSwitchId[^1]}";

    /// <summary>Whether a name in a request means this node: its name or its instance id.</summary>
    internal bool Is(string name) => name == Id || name == Name;

    /// <summary>The phase of its boot at a moment; null when it does not boot.</summary>
    internal BootPhaseKind? PhaseAt(int seed, long now) =>
        Stage is NodeStage.Joining or NodeStage.Replacing
            ? BootModel.Of(ImageId).PhaseAt(seed, Number, Replacements, now - StageSince)
            : null;

    /// <summary>The state of its instance in ECS, as the vendor writes it.</summary>
    internal string InstanceStatus(int seed, long now) =>
        PhaseAt(seed, now) switch
        {
            BootPhaseKind.Create => "Pending",
            BootPhaseKind.Stop => "Stopping",
            BootPhaseKind.ReplaceDisk => "Stopped",
            BootPhaseKind.Start => "Starting",
            _ => "Running",
        };
}
