using ContainerOS.Sdk.Ack.Tasks.Following;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ack.Tasks;

/// <summary>Calls about tasks: what the service works on after it has answered.</summary>
public sealed class TaskClient
{
    private readonly ApiChannel channel;
    private readonly TaskPoller poller;

    internal TaskClient(ApiChannel channel, TimeProvider time) => (this.channel, poller) = (channel, new(GetAsync, time));

    /// <summary>A task as it is now (DescribeTaskInfo).</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<TaskInfo> GetAsync(string taskId, CancellationToken cancellationToken = default)
    {
        var call = new ApiCall("DescribeTaskInfo", HttpMethod.Get, ApiCall.PathOf("tasks", taskId), Idempotency.Idempotent);
        return new TaskInfo(await channel.SendForFieldsAsync(call, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>
    /// Follows a task: gives it as it is each time it is looked at, until it has succeeded. Looks are rare while the end is far and close
    /// together where it is expected; all followings of a client share them. A trouble of the service or of the network is waited out
    /// for two minutes.
    /// </summary>
    /// <param name="taskId">The task.</param>
    /// <param name="cancellationToken">Ends the following, at once; the task goes on.</param>
    /// <exception cref="Errors.ApiException">The task does not exist, or no longer (<see cref="Errors.ApiErrorKind.NotFound"/>).</exception>
    /// <exception cref="TaskFailedException">The task failed or was canceled.</exception>
    public IAsyncEnumerable<TaskProgress> FollowAsync(string taskId, CancellationToken cancellationToken = default) =>
        poller.FollowAsync(taskId, cancellationToken);

    /// <summary>The tasks of a cluster, page by page as they are asked for (DescribeClusterTasks).</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public IAsyncEnumerable<TaskInfo> ListAsync(string clusterId, CancellationToken cancellationToken = default) =>
        NumberedPages
            .ReadAsync(
                channel,
                new("DescribeClusterTasks", HttpMethod.Get, ApiCall.PathOf("clusters", clusterId, "tasks"), Idempotency.Idempotent),
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
        await channel
            .SendAsync(new(action, HttpMethod.Post, ApiCall.PathOf("tasks", taskId, what), Idempotency.Idempotent), ct)
            .ConfigureAwait(false);
        poller.Nudge(taskId);
    }
}
