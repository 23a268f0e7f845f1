using ContainerOS.Model.NodePools;
using ContainerOS.Sdk.Ack.Tasks;

namespace ContainerOS.Provider.NodePools.Lifecycle;

/// <summary>
/// How long an operation on a pool waits in all: for tasks of ACK, for its nodes, and while ACK refuses calls because another operation
/// runs. It starts with the operation.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="ofProgram">The limit that the program sets with <c>customTimeouts</c>; null for the default.</param>
internal sealed class OperationLimit(TimeProvider time, TimeSpan? ofProgram)
{
    /// <summary>The default: that of Terraform's provider for an update and a deletion (its create has 90 minutes).</summary>
    internal static readonly TimeSpan Default = TimeSpan.FromMinutes(60);

    /// <summary>
    /// What the default gets more for each batch of nodes that a task restarts. ACK does not document how long a restart takes; a node that
    /// is not back after ten minutes is not expected to come back [inferred].
    /// </summary>
    internal static readonly TimeSpan PerBatch = TimeSpan.FromMinutes(10);

    // A timer takes at most 49 days.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    private readonly long start = time.GetTimestamp();

    /// <summary>The limit that the program sets; null for none.</summary>
    internal TimeSpan? OfProgram => ofProgram;

    /// <summary>The limit.</summary>
    internal TimeSpan Total { get; private set; } = AtMost(ofProgram ?? Default);

    /// <summary>Whether it is reached.</summary>
    internal bool IsReached => time.GetElapsedTime(start) >= Total;

    /// <summary>The rest of it; never negative.</summary>
    internal TimeSpan Remaining => Total - time.GetElapsedTime(start) is { Ticks: > 0 } rest ? rest : TimeSpan.Zero;

    /// <summary>Extends the default for a task that restarts all nodes in batches.</summary>
    internal void AllowRestarts(int nodes, RolloutSpec rollout)
    {
        var batches = Math.Ceiling(nodes / (double)(rollout.MaxParallelism?.Content ?? 1));
        Total = AtMost(ofProgram ?? (Default + (batches * PerBatch)));
    }

    /// <summary>The limit for people, such as <c>60 minutes</c>.</summary>
    public override string ToString() =>
        Total < TimeSpan.FromMinutes(2) ? $"{Total.TotalSeconds:0} seconds" : $"{Total.TotalMinutes:0} minutes";

    /// <summary>That a task did not end within the limit, what is known about it, and what to do.</summary>
    internal string Exceeded(TaskInfo task)
    {
        var lastEvent = task.Events is { Count: > 0 } events ? $"; its last event: {events[^1].Message}" : string.Empty;
        return $"task {task.TaskId} ({task.TaskType}) did not end within {this}: {TaskText.Describe(task)}{lastEvent}. "
            + "ACK goes on with it. Run up again to follow it; no second task is started. "
            + "'customTimeouts' of the resource sets a longer limit. "
            + "A task that does not get on can be canceled in the ACK console, with the tasks of the cluster; then run up again";
    }

    private static TimeSpan AtMost(TimeSpan limit) => limit < Longest ? limit : Longest;
}
