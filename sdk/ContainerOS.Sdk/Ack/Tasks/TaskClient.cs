using System.Runtime.CompilerServices;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ack.Tasks;

/// <summary>Calls about tasks: what the service works on after it has answered.</summary>
public sealed partial class TaskClient
{
    private readonly ApiChannel channel;
    private readonly TimeProvider time;

    internal TaskClient(ApiChannel channel, TimeProvider time) => (this.channel, this.time) = (channel, time);

    /// <summary>A task as it is now (DescribeTaskInfo).</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<TaskInfo> GetAsync(string taskId, CancellationToken cancellationToken)
    {
        var call = new ApiCall("DescribeTaskInfo", HttpMethod.Get, ApiCall.PathOf("tasks", taskId), Repetition.Safe);
        return new TaskInfo(await channel.SendForObjectAsync(call, cancellationToken));
    }

    /// <summary>Follows a task: gives it as it is each time it is looked at, every second while it gets on and up to every five while it does not, until it has succeeded.</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="cancellationToken">Ends the following; the task goes on.</param>
    /// <exception cref="Errors.NotFoundException">There is no such task, or no longer.</exception>
    /// <exception cref="TaskFailedException">The task failed or was canceled.</exception>
    public async IAsyncEnumerable<TaskInfo> FollowAsync(string taskId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rhythm = new PollRhythm();
        for (TaskInfo? before = null; ;)
        {
            var task = await GetAsync(taskId, cancellationToken);
            yield return task;
            if (task.IsSucceeded)
            {
                yield break;
            }

            if (task.IsFailed)
            {
                throw new TaskFailedException(task);
            }

            var pause = rhythm.Next(hasMoved: Movement(task) != Movement(before));
            before = task;
            await Task.Delay(pause, time, cancellationToken);
        }
    }

    /// <summary>What shows that a task got on; the request id is new in every reply, so replies as a whole never compare equal.</summary>
    private static (string?, string?, int, string?) Movement(TaskInfo? task) =>
        (task?.State, task?.CurrentStage, task?.Events?.Count ?? 0, task?.Updated);
}
