using System.Collections.Immutable;
using ContainerOS.Emulator.Chaos;

namespace ContainerOS.Emulator.Tasks;

/// <summary>A long-running operation on a cluster or on one of its pools.</summary>
/// <remarks>
/// A task begins work on nodes, and the nodes go on by themselves: it counts what became of them (<see cref="Outcomes"/>), and decides
/// about the next batch when the last one is done. A pause or a cancel therefore spares only nodes whose batch has not begun, which the
/// vendor's page on fixing vulnerabilities says of its tasks; that it is the same for other tasks is inferred.
/// </remarks>
internal sealed record ClusterTask
{
    /// <summary>The service cancels a task that was paused for seven days (page "Customize the kubelet parameters").</summary>
    internal const long LongestPause = 7L * 24 * 3_600_000;

    public required string Id { get; init; }

    public required string Type { get; init; }

    public required string ClusterId { get; init; }

    public required TaskKind Kind { get; init; }

    /// <summary>The pool it works on; null for a task of the cluster.</summary>
    public string? PoolId { get; init; }

    /// <summary>When it started, in milliseconds since the Unix epoch.</summary>
    public required long StartedAt { get; init; }

    public TaskState State { get; init; }

    /// <summary>What its work does to a node.</summary>
    public NodeEffect Effect { get; init; } = NodeEffect.None;

    public RolloutPolicy Policy { get; init; } = RolloutPolicy.AllAtOnce;

    /// <summary>The Kubernetes version that the control plane of its cluster has when it ends; null unless it upgrades it.</summary>
    public string? ClusterVersion { get; init; }

    /// <summary>How many nodes it creates; 0 unless it creates some.</summary>
    public int Target { get; init; }

    /// <summary>Its nodes in the order of work.</summary>
    public ImmutableArray<string> NodeIds { get; init; } = [];

    /// <summary>The number of nodes, from the first one, whose batch has begun.</summary>
    public int Begun { get; init; }

    /// <summary>The number of batches or waves that have begun.</summary>
    public int Batches { get; init; }

    /// <summary>What became of nodes: whether the work on each one succeeded.</summary>
    public ImmutableDictionary<string, bool> Outcomes { get; init; } = ImmutableDictionary<string, bool>.Empty;

    /// <summary>The number of nodes on which the work failed.</summary>
    public int Failures { get; init; }

    /// <summary>When it goes on; null while it waits for its nodes, or has ended.</summary>
    public long? WakeAt { get; init; }

    /// <summary>When it was paused; null unless it is paused.</summary>
    public long? PausedAt { get; init; }

    /// <summary>When it ended; null until then.</summary>
    public long? EndedAt { get; init; }

    /// <summary>Why it failed or, while it runs, why it will; null for no error.</summary>
    public TaskError? Error { get; init; }

    /// <summary>What chaos does to it.</summary>
    public TaskFaults Faults { get; init; } = TaskFaults.None;

    /// <summary>When each stage was reached, in milliseconds since the Unix epoch.</summary>
    public ImmutableArray<long> Stages { get; init; } = [];

    /// <summary>What happened, oldest first.</summary>
    public ImmutableList<TaskEvent> Events { get; init; } = [];

    internal bool HasEnded => State is not (TaskState.Running or TaskState.Paused);

    /// <summary>When something happens to it without a node: its next step, or the end of a pause that nothing else ends.</summary>
    internal long? DueAt =>
        State == TaskState.Paused ? PausedAt + LongestPause
        : State == TaskState.Running ? WakeAt
        : null;

    /// <summary>The task with a stage that it has reached, and those before.</summary>
    internal ClusterTask Reach(int stage, long at)
    {
        var task = this;
        while (task.Stages.Length <= stage)
        {
            task = task with { Stages = task.Stages.Add(at) };
            var name = TaskReply.StagesOf(task)[task.Stages.Length - 1];
            task = task.Log(
                new TaskEvent(at, "start", (task.Stages.Length == 1 ? TaskReply.ReasonOf(Type) : name) + "Start", $"stage {name} started")
            );
        }

        return task;
    }

    internal ClusterTask Log(TaskEvent entry) => this with { Events = Events.Add(entry) };
}

/// <summary>How a task goes on.</summary>
internal enum TaskKind
{
    /// <summary>It creates nodes wave by wave, or attaches instances, and waits until they are ready.</summary>
    Create,

    /// <summary>It works on nodes batch by batch.</summary>
    Rollout,

    /// <summary>It deletes its pool.</summary>
    Delete,

    /// <summary>It ends after some time.</summary>
    Timed,
}

/// <summary>The state of a task. ACK's names of the paused and canceled states are inferred.</summary>
internal enum TaskState
{
    /// <summary>It works.</summary>
    Running,

    /// <summary>It waits to be resumed.</summary>
    Paused,

    /// <summary>It has ended well.</summary>
    Success,

    /// <summary>It has failed.</summary>
    Failed,

    /// <summary>It was canceled.</summary>
    Canceled,
}

/// <summary>Why a task failed.</summary>
/// <param name="Code">The vendor's error code.</param>
/// <param name="Message">The error message.</param>
internal sealed record TaskError(string Code, string Message);

/// <summary>Something that happened in a task.</summary>
/// <param name="At">When, in milliseconds since the Unix epoch.</param>
/// <param name="Action">What was done: <c>start</c> as in the vendor's sample; others are inferred.</param>
/// <param name="Reason">Its reason in the vendor's form, such as <c>NodePoolUpgradeStart</c>.</param>
/// <param name="Message">The text.</param>
/// <param name="IsWarning">Whether its level is <c>Warning</c> instead of <c>Normal</c>.</param>
internal sealed record TaskEvent(long At, string Action, string Reason, string Message, bool IsWarning = false);

/// <summary>What the work of a task does to a node.</summary>
internal sealed record NodeEffect
{
    internal static NodeEffect None { get; } = new();

    /// <summary>Its new image; null to keep it.</summary>
    public string? ImageId { get; init; }

    /// <summary>Its new Kubernetes version; null to keep it.</summary>
    public string? KubernetesVersion { get; init; }

    /// <summary>Its new version of containerd; null to keep it, or to take that of its pool with a new system disk.</summary>
    public string? RuntimeVersion { get; init; }

    /// <summary>Whether it gets a new system disk, also when its image stays.</summary>
    public bool Replaces { get; init; }

    /// <summary>Whether it is drained first; it always is before its system disk is replaced.</summary>
    public bool Drains { get; init; }

    /// <summary>How long work in place takes, in milliseconds.</summary>
    public long Milliseconds { get; init; }

    /// <summary>Vulnerabilities that are fixed.</summary>
    public ImmutableArray<string> Fixes { get; init; } = [];

    /// <summary>Whether it leaves the pool.</summary>
    public bool Leaves { get; init; }

    /// <summary>Whether its instance is released when it leaves.</summary>
    public bool IsReleased { get; init; }
}
