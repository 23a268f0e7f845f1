using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ack.Tasks;

public sealed partial class TaskClient
{
    /// <summary>The tasks of a cluster, page by page as they are asked for (DescribeClusterTasks).</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public IAsyncEnumerable<TaskInfo> ListAsync(string clusterId, CancellationToken cancellationToken = default) =>
        NumberedPages
            .ReadAsync(
                channel,
                new("DescribeClusterTasks", HttpMethod.Get, ApiCall.PathOf("clusters", clusterId, "tasks"), Repetition.Safe),
                "tasks",
                PageNames.Usual,
                cancellationToken
            )
            .Select(task => new TaskInfo(task));

    /// <summary>Halts a task (PauseTask).</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task PauseAsync(string taskId, CancellationToken cancellationToken = default) =>
        TellAsync("PauseTask", taskId, "pause", cancellationToken);

    /// <summary>Lets a halted task go on (ResumeTask).</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task ResumeAsync(string taskId, CancellationToken cancellationToken = default) =>
        TellAsync("ResumeTask", taskId, "resume", cancellationToken);

    /// <summary>Ends a task before it is done (CancelTask).</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="cancellationToken">Ends the call; not the task.</param>
    public Task CancelAsync(string taskId, CancellationToken cancellationToken = default) =>
        TellAsync("CancelTask", taskId, "cancel", cancellationToken);

    // Each names a goal, so it may be sent again.
    private async Task TellAsync(string action, string taskId, string what, CancellationToken ct)
    {
        await channel.CarryOutAsync(new(action, HttpMethod.Post, ApiCall.PathOf("tasks", taskId, what), Repetition.Safe), ct);
        poller.Nudge(taskId);
    }
}
