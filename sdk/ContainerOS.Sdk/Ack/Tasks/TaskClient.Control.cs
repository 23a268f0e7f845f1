using System.Runtime.CompilerServices;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ack.Tasks;

public sealed partial class TaskClient
{
    // Ours: the published bound of this call's page is not known, 100 is that of its neighbours.
    private const int PageSize = 100;

    /// <summary>The tasks of a cluster, page by page as they are asked for (DescribeClusterTasks).</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async IAsyncEnumerable<TaskInfo> ListAsync(string clusterId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var page = 1; ; page++)
        {
            var tasks = ReplyOrigin.Items(await channel.SendForObjectAsync(Page(clusterId, page), cancellationToken), "tasks");
            foreach (var task in tasks)
            {
                yield return new TaskInfo(task);
            }

            if (tasks.Count < PageSize)
            {
                yield break;
            }
        }
    }

    /// <summary>Halts a task (PauseTask).</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task PauseAsync(string taskId, CancellationToken cancellationToken) => TellAsync("PauseTask", taskId, "pause", cancellationToken);

    /// <summary>Lets a halted task go on (ResumeTask).</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task ResumeAsync(string taskId, CancellationToken cancellationToken) => TellAsync("ResumeTask", taskId, "resume", cancellationToken);

    /// <summary>Ends a task before it is done (CancelTask).</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="cancellationToken">Ends the call; not the task.</param>
    public Task CancelAsync(string taskId, CancellationToken cancellationToken) => TellAsync("CancelTask", taskId, "cancel", cancellationToken);

    private static ApiCall Page(string clusterId, int page) => new("DescribeClusterTasks", HttpMethod.Get, ApiCall.PathOf("clusters", clusterId, "tasks"), Repetition.Safe)
    {
        Query = [new("page_number", $"{page}"), new("page_size", $"{PageSize}")],
    };

    // Each names a goal, so it may be sent again.
    private async Task TellAsync(string action, string taskId, string what, CancellationToken ct)
    {
        await channel.CarryOutAsync(new(action, HttpMethod.Post, ApiCall.PathOf("tasks", taskId, what), Repetition.Safe), ct);
        poller.Nudge(taskId);
    }
}
