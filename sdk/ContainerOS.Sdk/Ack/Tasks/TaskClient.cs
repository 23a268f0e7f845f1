using ContainerOS.Sdk.Ack.Tasks.Polling;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ack.Tasks;

/// <summary>Calls about tasks, the long-running operations of ACK.</summary>
public class TaskClient
{
    private readonly ApiChannel channel = null!;
    private readonly TaskPoller poller = null!;

    internal TaskClient(ApiChannel channel, TimeProvider time) =>
        (this.channel, poller) = (channel, new((taskId, ct) => GetAsync(taskId, isRetried: false, ct), time));

    /// <summary>Initializes an instance for mocking.</summary>
    protected TaskClient() { }

    /// <summary>Gets a task (DescribeTaskInfo).</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="Errors.ApiException">No task has that id (<see cref="Errors.ApiErrorKind.NotFound"/>).</exception>
    public virtual Task<TaskInfo> GetAsync(string taskId, CancellationToken cancellationToken = default) =>
        GetAsync(taskId, isRetried: true, cancellationToken);

    /// <summary>
    /// Follows a task: yields it each time it was read, until it has succeeded. The task is read seldom while its end is far and often when
    /// the end is expected; all followers of a client share the reads. Transient faults are tolerated for two minutes.
    /// </summary>
    /// <param name="taskId">The task.</param>
    /// <param name="cancellationToken">Ends the following at once; the task continues.</param>
    /// <exception cref="Errors.ApiException">No task has that id (<see cref="Errors.ApiErrorKind.NotFound"/>).</exception>
    /// <exception cref="TaskFailedException">The task failed or was canceled.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public virtual IAsyncEnumerable<TaskProgress> FollowAsync(string taskId, CancellationToken cancellationToken = default) =>
        poller.FollowAsync(taskId, cancellationToken);

    /// <summary>Lists the tasks of a cluster; pages are read as they are needed (DescribeClusterTasks).</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public virtual IAsyncEnumerable<TaskInfo> ListAsync(string clusterId, CancellationToken cancellationToken = default) =>
        NumberedPages
            .ReadAsync(
                channel,
                new("DescribeClusterTasks", HttpMethod.Get, ApiCall.PathOf("clusters", clusterId, "tasks"), Idempotency.Idempotent),
                "tasks",
                PageNames.Usual,
                cancellationToken
            )
            .Select(task => new TaskInfo(task));

    /// <summary>Pauses a task (PauseTask).</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task PauseAsync(string taskId, CancellationToken cancellationToken = default) =>
        ControlAsync("PauseTask", taskId, "pause", cancellationToken);

    /// <summary>Resumes a paused task (ResumeTask).</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task ResumeAsync(string taskId, CancellationToken cancellationToken = default) =>
        ControlAsync("ResumeTask", taskId, "resume", cancellationToken);

    /// <summary>Cancels a task (CancelTask).</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task CancelAsync(string taskId, CancellationToken cancellationToken = default) =>
        ControlAsync("CancelTask", taskId, "cancel", cancellationToken);

    /// <summary>Ends all polling: the client was disposed.</summary>
    internal void Close() => poller.Close();

    private async Task<TaskInfo> GetAsync(string taskId, bool isRetried, CancellationToken ct)
    {
        var call = new ApiCall("DescribeTaskInfo", HttpMethod.Get, ApiCall.PathOf("tasks", taskId), Idempotency.Idempotent)
        {
            IsRetried = isRetried,
        };
        return new TaskInfo(await channel.SendForFieldsAsync(call, ct).ConfigureAwait(false));
    }

    // Idempotent, so it is retried.
    private async Task ControlAsync(string action, string taskId, string verb, CancellationToken ct)
    {
        var call = new ApiCall(action, HttpMethod.Post, ApiCall.PathOf("tasks", taskId, verb), Idempotency.Idempotent);
        await channel.SendAsync(call, ct).ConfigureAwait(false);
        poller.PollNow(taskId);
    }
}
