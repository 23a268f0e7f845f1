using System.Collections.Immutable;

namespace ContainerOS.Emulator.Tasks;

/// <summary>A long-running operation on a cluster or on one of its pools.</summary>
/// <remarks>
/// Its steps have offsets in working time, which does not run while the task is paused. Only the next step is due at a moment, so that a
/// pause moves all later steps at no cost.
/// </remarks>
internal sealed record ClusterTask
{
    /// <summary>The service cancels a task that was paused for seven days (page "Customize the kubelet parameters").</summary>
    internal const long LongestPause = 7L * 24 * 3_600_000;

    public required string Id { get; init; }

    public required string Type { get; init; }

    public required string ClusterId { get; init; }

    /// <summary>The pool it works on; null for a task of the cluster.</summary>
    public string? PoolId { get; init; }

    /// <summary>The state of the pool meanwhile.</summary>
    public string? PoolState { get; init; }

    /// <summary>When it started, in milliseconds since the Unix epoch.</summary>
    public required long StartedAt { get; init; }

    /// <summary>Its whole working time in milliseconds.</summary>
    public required long Total { get; init; }

    public TaskState State { get; init; }

    /// <summary>What it does, in order of time; empty once it has ended.</summary>
    public ImmutableArray<TaskStep> Steps { get; init; } = [];

    /// <summary>The index of the next step.</summary>
    public int Next { get; init; }

    /// <summary>What its work does to a node.</summary>
    public NodeEffect Effect { get; init; } = NodeEffect.None;

    public ImmutableArray<TaskPause> Pauses { get; init; } = [];

    /// <summary>When it was paused; null unless it is paused.</summary>
    public long? PausedAt { get; init; }

    /// <summary>When it ended; null until then.</summary>
    public long? EndedAt { get; init; }

    /// <summary>Why it failed; null unless it did.</summary>
    public TaskError? Error { get; init; }

    internal bool HasEnded => State is not (TaskState.Running or TaskState.Paused);

    /// <summary>The moment of its next step, or of the end of a pause that nothing else ends; null when it has ended.</summary>
    internal long? DueAt =>
        State == TaskState.Paused ? PausedAt + LongestPause
        : State == TaskState.Running && Next < Steps.Length ? Moment(Steps[Next].Offset)
        : null;

    /// <summary>The working time so far.</summary>
    internal long Worked(long now)
    {
        var until = Math.Min(EndedAt ?? PausedAt ?? now, now);
        return Math.Clamp(until - StartedAt - Pauses.Where(pause => pause.At < until).Sum(pause => pause.For), 0, Total);
    }

    /// <summary>The time at which the task has reached a working time.</summary>
    internal long Moment(long worked)
    {
        var moment = StartedAt + worked;
        foreach (var pause in Pauses)
        {
            moment += pause.At <= moment ? pause.For : 0;
        }

        return moment;
    }
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

/// <summary>A time during which a task was paused.</summary>
/// <param name="At">Its start, in milliseconds since the Unix epoch.</param>
/// <param name="For">Its length in milliseconds.</param>
internal readonly record struct TaskPause(long At, long For);

/// <summary>Why a task failed.</summary>
/// <param name="Code">The vendor's error code.</param>
/// <param name="Message">The error message.</param>
internal sealed record TaskError(string Code, string Message);

/// <summary>A step of a task.</summary>
/// <param name="Offset">Its working time in milliseconds since the start of the task.</param>
/// <param name="Kind">What happens.</param>
/// <param name="NodeIds">The nodes it happens to.</param>
internal sealed record TaskStep(long Offset, TaskStepKind Kind, ImmutableArray<string> NodeIds)
{
    internal static TaskStep Of(long offset, TaskStepKind kind) => new(offset, kind, []);
}

/// <summary>What happens in a step of a task.</summary>
internal enum TaskStepKind
{
    /// <summary>Nodes become ready.</summary>
    Join,

    /// <summary>Nodes fail instead of becoming ready.</summary>
    FailNodes,

    /// <summary>The task fails with its error, and its pool is active.</summary>
    Fail,

    /// <summary>The deletion of a pool fails.</summary>
    FailDelete,

    /// <summary>Work on nodes begins.</summary>
    Begin,

    /// <summary>Work on nodes ends, with the effect of the task.</summary>
    Complete,

    /// <summary>The task pauses itself.</summary>
    Pause,

    /// <summary>The task ends, and its pool is active.</summary>
    End,

    /// <summary>The task ends, and its pool no longer exists.</summary>
    EndWithoutPool,
}

/// <summary>What the work of a task does to a node.</summary>
internal sealed record NodeEffect
{
    internal static NodeEffect None { get; } = new();

    /// <summary>A node leaves its pool, and its instance is released.</summary>
    internal static NodeEffect Released { get; } = new() { Leaves = true, IsReleased = true };

    /// <summary>Its new image; null to keep it.</summary>
    public string? ImageId { get; init; }

    /// <summary>Vulnerabilities that are fixed.</summary>
    public ImmutableArray<string> Fixes { get; init; } = [];

    /// <summary>Whether it leaves the pool.</summary>
    public bool Leaves { get; init; }

    /// <summary>Whether its instance is released when it leaves.</summary>
    public bool IsReleased { get; init; }
}
