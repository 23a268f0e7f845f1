using System.Text;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Logging;
using ContainerOS.Provider.NodePools.Cloud;
using ContainerOS.Provider.Ownership;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Ack.Tasks;
using ContainerOS.Sdk.Errors;
using Grpc.Core;

namespace ContainerOS.Provider.NodePools.Lifecycle;

/// <summary>Follows tasks and nodes, and reports their progress.</summary>
/// <param name="log">Receives the progress.</param>
/// <param name="time">The clock.</param>
/// <param name="followTask">Follows a task until it ends.</param>
internal sealed class ProgressReporter(
    IEngineLog log,
    TimeProvider time,
    Func<string, CancellationToken, IAsyncEnumerable<TaskProgress>> followTask
)
{
    /// <summary>Starts the limit of an operation.</summary>
    /// <param name="ofProgram">The limit that the program sets; null for the default.</param>
    internal OperationLimit StartLimit(TimeSpan? ofProgram) => new(time, ofProgram);

    /// <summary>Follows a task until it ends.</summary>
    /// <param name="urn">The resource.</param>
    /// <param name="taskId">The task; with null, the method returns at once.</param>
    /// <param name="limit">How long to follow it.</param>
    /// <param name="ct">Stops following; the task continues.</param>
    /// <param name="read">Reads the pool, to report its nodes too; null to report only the task.</param>
    /// <exception cref="TaskFailedException">The task failed or was canceled.</exception>
    /// <exception cref="RpcFaultException">The limit was reached; the task continues.</exception>
    internal async Task FollowAsync(
        ResourceUrn urn,
        string? taskId,
        OperationLimit limit,
        CancellationToken ct,
        Func<Task<LiveNodePool?>>? read = null
    )
    {
        if (taskId is null)
        {
            return;
        }

        await foreach (var task in followTask(taskId, ct).Where(task => !task.IsSucceeded))
        {
            // A task that has ended is read as such even when nothing is left of the limit.
            if (limit.IsReached)
            {
                throw new RpcFaultException(StatusCode.DeadlineExceeded, limit.Exceeded(task.Info));
            }

            var pool = read is null ? null : await read();
            var text = TaskText.Describe(task.Info);
            await ReportAsync(urn, pool is null ? text : $"{text}, {pool.Readiness}", ct);
        }
    }

    /// <summary>Reads the pool until all its nodes are Ready, at intervals that grow from 1 to 15 seconds.</summary>
    /// <exception cref="RpcFaultException">Nodes failed to initialise, or the limit was reached.</exception>
    internal async Task<LiveNodePool> WaitForNodesAsync(
        ResourceUrn urn,
        Func<Task<LiveNodePool>> read,
        OperationLimit limit,
        CancellationToken ct
    )
    {
        await foreach (var _ in PollingSchedule.Default.ReadsAsync(time, ct))
        {
            var live = await read();
            await ReportAsync(urn, live.Readiness.ToString(), ct);
            if (live.Readiness.IsReached)
            {
                return live;
            }

            ThrowIfFailedOrOverdue(live.Readiness, limit);
        }

        throw new InvalidOperationException("A polling schedule without a limit ended.");
    }

    /// <summary>
    /// Repeats a call while ACK refuses it because another operation runs on the cluster or the pool. A refused call changed nothing.
    /// </summary>
    /// <param name="urn">The resource.</param>
    /// <param name="limit">How long to repeat it.</param>
    /// <param name="call">The call.</param>
    /// <param name="ct">Stops repeating.</param>
    /// <exception cref="ApiException">The call was refused for another reason, or for longer than the limit.</exception>
    internal async Task<T> WhenFreeAsync<T>(ResourceUrn urn, OperationLimit limit, Func<Task<T>> call, CancellationToken ct)
    {
        await foreach (var _ in PollingSchedule.Default.ReadsAsync(time, ct))
        {
            try
            {
                return await call();
            }
            catch (ApiException fault) when (fault.Kind is ApiErrorKind.Busy && !limit.IsReached)
            {
                await ReportAsync(urn, $"waiting: another operation runs on the cluster or the pool ({fault.Code})", ct);
            }
        }

        throw new InvalidOperationException("A polling schedule without a limit ended.");
    }

    private Task ReportAsync(ResourceUrn urn, string text, CancellationToken ct) =>
        log.WriteAsync(new LogMessage(LogSeverity.Info, text, urn.Text, IsEphemeral: true), ct);

    private static void ThrowIfFailedOrOverdue(NodePoolReadiness readiness, OperationLimit limit)
    {
        if (readiness.IsBroken)
        {
            throw new RpcFaultException(
                StatusCode.Aborted,
                $"an operation on the pool failed: its state is {readiness.State}, and {readiness}; see the tasks and events of the pool "
                    + "in the ACK console, and run up again when the cause is removed"
            );
        }

        if (readiness.IsStuck)
        {
            throw new RpcFaultException(
                StatusCode.Aborted,
                $"nodes failed to initialise: {readiness}; see the events of the pool in the ACK console"
            );
        }

        if (limit.IsReached)
        {
            throw new RpcFaultException(
                StatusCode.DeadlineExceeded,
                $"after {limit} only {readiness} (the pool is {readiness.State}); run up again to continue waiting"
            );
        }
    }
}

/// <summary>Describes a task for people: ACK names a stage <c>InitializeNodes</c>, the text says "initialize nodes".</summary>
internal static class TaskText
{
    internal static string Describe(TaskInfo task) =>
        (task.CurrentStage, task.State.Value) switch
        {
            ({ Length: > 0 } stage, "running") => SplitWords(stage),
            ({ Length: > 0 } stage, var state) => $"{SplitWords(stage)} ({state})",
            (_, var state) => $"{SplitWords(task.TaskType ?? "task")}: {state}",
        };

    private static string SplitWords(string name)
    {
        var words = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && words.Length > 0)
            {
                words.Append(' ');
            }

            words.Append(letter == '_' ? ' ' : char.ToLowerInvariant(letter));
        }

        return words.ToString();
    }
}
