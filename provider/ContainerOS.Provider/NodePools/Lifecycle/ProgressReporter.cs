using System.Text;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Logging;
using ContainerOS.Provider.NodePools.Cloud;
using ContainerOS.Provider.Ownership;
using ContainerOS.Sdk.Ack.Tasks;
using Grpc.Core;

namespace ContainerOS.Provider.NodePools.Lifecycle;

/// <summary>Follows long work in the cloud and tells the user how far it is.</summary>
/// <param name="log">Where progress goes.</param>
/// <param name="time">The clock.</param>
/// <param name="tasks">Follows a task to its end.</param>
internal sealed class ProgressReporter(
    IEngineLog log,
    TimeProvider time,
    Func<string, CancellationToken, IAsyncEnumerable<TaskProgress>> tasks
)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <summary>Stays with a task until it is done. Without a task there is nothing to follow.</summary>
    /// <param name="urn">The resource it is told of.</param>
    /// <param name="taskId">The task, or null.</param>
    /// <param name="ct">Ends the following, not the task.</param>
    /// <param name="read">The pool whose nodes are told of as well, or null.</param>
    internal async Task FollowAsync(ResourceUrn urn, string? taskId, CancellationToken ct, Func<Task<LiveNodePool?>>? read = null)
    {
        if (taskId is null)
        {
            return;
        }

        await foreach (var task in tasks(taskId, ct).Where(task => !task.IsSucceeded))
        {
            var pool = read is null ? null : await read();
            await ReportAsync(urn, pool is null ? TaskText.Describe(task.Info) : $"{TaskText.Describe(task.Info)}, {pool.Readiness}", ct);
        }
    }

    /// <summary>Reads the pool again and again, ever less often, until its nodes are Ready.</summary>
    /// <exception cref="RpcFaultException">Nodes failed, or the limit passed.</exception>
    internal async Task<LiveNodePool> WaitForNodesAsync(
        ResourceUrn urn,
        Func<Task<LiveNodePool>> read,
        TimeSpan limit,
        CancellationToken ct
    )
    {
        var begun = time.GetTimestamp();
        for (var pause = FirstPause; ; pause = Longer(pause))
        {
            var live = await read();
            await ReportAsync(urn, live.Readiness.ToString(), ct);
            if (live.Readiness.IsReached)
            {
                return live;
            }

            ThrowIfFailedOrOverdue(live, time.GetElapsedTime(begun), limit);
            await Task.Delay(pause, time, ct);
        }
    }

    private static void ThrowIfFailedOrOverdue(LiveNodePool live, TimeSpan elapsed, TimeSpan limit)
    {
        if (live.Readiness.IsStuck)
        {
            throw new RpcFaultException(
                StatusCode.Aborted,
                $"nodes failed to initialise: {live.Readiness}; look at the pool's events in the ACK console"
            );
        }

        if (elapsed > limit)
        {
            throw new RpcFaultException(
                StatusCode.DeadlineExceeded,
                $"after {limit.TotalMinutes:0} minutes only {live.Readiness} (pool is {live.Readiness.State}); run up again to go on waiting"
            );
        }
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 1.5 > LongestPause ? LongestPause : pause * 1.5;

    private Task ReportAsync(ResourceUrn urn, string text, CancellationToken ct) =>
        log.WriteAsync(new LogMessage(LogSeverity.Info, text, urn.Text, IsEphemeral: true), ct);
}

/// <summary>What a task is doing, in words: the vendor names a stage <c>InitializeNodes</c>, and people read "initialize nodes".</summary>
internal static class TaskText
{
    internal static string Describe(TaskInfo task) =>
        (task.CurrentStage, task.State) switch
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
