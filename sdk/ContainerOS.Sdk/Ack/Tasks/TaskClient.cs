using ContainerOS.Sdk.Ack.Tasks.Following;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ack.Tasks;

/// <summary>Calls about tasks: what the service works on after it has answered.</summary>
public sealed partial class TaskClient
{
    private readonly ApiChannel channel;
    private readonly TaskPoller poller;

    internal TaskClient(ApiChannel channel, TimeProvider time) => (this.channel, poller) = (channel, new(GetAsync, time));

    /// <summary>A task as it is now (DescribeTaskInfo).</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<TaskInfo> GetAsync(string taskId, CancellationToken cancellationToken = default)
    {
        var call = new ApiCall("DescribeTaskInfo", HttpMethod.Get, ApiCall.PathOf("tasks", taskId), Repetition.Safe);
        return new TaskInfo(await channel.SendForFieldsAsync(call, cancellationToken));
    }

    /// <summary>
    /// Follows a task: gives it as it is each time it is looked at, until it has succeeded. Looks are rare while the end is far and close
    /// together where it is expected; all followings of a client share them. A trouble of the service or of the network is waited out
    /// for two minutes.
    /// </summary>
    /// <param name="taskId">The task.</param>
    /// <param name="cancellationToken">Ends the following, at once; the task goes on.</param>
    /// <exception cref="Errors.NotFoundException">There is no such task, or no longer.</exception>
    /// <exception cref="TaskFailedException">The task failed or was canceled.</exception>
    public IAsyncEnumerable<TaskProgress> FollowAsync(string taskId, CancellationToken cancellationToken = default) =>
        poller.FollowAsync(taskId, cancellationToken);
}
