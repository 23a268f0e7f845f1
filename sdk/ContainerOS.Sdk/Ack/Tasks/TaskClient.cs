using System.Runtime.CompilerServices;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ack.Tasks;

/// <summary>Calls about tasks: what the service works on after it has answered.</summary>
public sealed class TaskClient
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
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

    /// <summary>Follows a task: gives it as it is each time it is looked at, from every second to every five, until it has succeeded.</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="cancellationToken">Ends the following; the task goes on.</param>
    /// <exception cref="TaskFailedException">The task failed or was canceled.</exception>
    public async IAsyncEnumerable<TaskInfo> FollowAsync(string taskId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var pause = FirstPause; ; pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 3 / 2, LongestPause.Ticks)))
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

            await Task.Delay(pause, time, cancellationToken);
        }
    }
}
