using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace ContainerOS.Sdk.Ack.Tasks.Following;

/// <summary>Follows any number of tasks for any number of followers with one loop: each task is looked at once for all who follow it.</summary>
/// <param name="look">Asks for one task.</param>
/// <param name="list">Asks for the tasks of a cluster that it lists first; null when there is no such question.</param>
/// <param name="time">The clock.</param>
internal sealed class TaskPoller(Func<string, CancellationToken, Task<TaskInfo>> look, Func<string, CancellationToken, Task<IReadOnlyList<TaskInfo>>>? list, TimeProvider time)
{
    // Looks that are due within this time of each other are made together.
    private static readonly TimeSpan Together = TimeSpan.FromSeconds(1);
    private readonly Lock gate = new();
    private readonly StageMemory memory = new();
    private readonly Dictionary<string, FollowedTask> followed = [];
    private TaskCompletionSource news = News();
    private bool isRunning;

    /// <summary>Gives the task as it is at each look, until it has succeeded.</summary>
    public async IAsyncEnumerable<TaskProgress> FollowAsync(string id, [EnumeratorCancellation] CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var (task, seat) = Join(id);
        try
        {
            await foreach (var progress in seat.Reader.ReadAllAsync(ct))
            {
                yield return progress;
            }
        }
        finally
        {
            Leave(task, seat);
        }
    }

    private (FollowedTask Task, Channel<TaskProgress> Seat) Join(string id)
    {
        lock (gate)
        {
            if (!followed.TryGetValue(id, out var task))
            {
                followed[id] = task = new(id, time.GetUtcNow(), memory);
            }

            var seat = task.Join();
            Wake();
            if (!isRunning)
            {
                isRunning = true;
                _ = Task.Run(RunAsync, CancellationToken.None);
            }

            return (task, seat);
        }
    }

    private void Leave(FollowedTask task, Channel<TaskProgress> seat)
    {
        lock (gate)
        {
            task.Leave(seat);
            if (!task.IsWanted)
            {
                followed.Remove(task.Id);
                task.Unwanted.Cancel();
            }

            Wake();
        }
    }

    private static TaskCompletionSource News() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Wake() => news.TrySetResult();

    private async Task RunAsync()
    {
        while (Round() is var (due, wait, waken))
        {
            foreach (var group in due.GroupBy(task => task.ClusterId))
            {
                _ = LookAsync(group.Key, [.. group]);
            }

            using var waited = new CancellationTokenSource();
            await Task.WhenAny(Task.Delay(wait, time, waited.Token), waken);
            await waited.CancelAsync();
        }
    }

    /// <summary>What is to be looked at now, and how long nothing else is; null when nobody follows anything.</summary>
    private (List<FollowedTask> Due, TimeSpan Wait, Task Waken)? Round()
    {
        lock (gate)
        {
            if (followed.Count == 0)
            {
                isRunning = false;
                return null;
            }

            var now = time.GetUtcNow();
            var due = followed.Values.Any(task => task.Due <= now) ? followed.Values.Where(task => task.Due <= now + Together).ToList() : [];
            due.ForEach(task => task.Looking());
            news = News();
            var next = followed.Values.Min(task => task.Due);
            return (due, next == DateTimeOffset.MaxValue ? Timeout.InfiniteTimeSpan : next > now ? next - now : TimeSpan.Zero, news.Task);
        }
    }

    private async Task LookAsync(string? clusterId, List<FollowedTask> tasks)
    {
        foreach (var task in tasks.Count > 2 && clusterId is not null && list is not null ? await ChangedAsync(clusterId, tasks, list) : tasks)
        {
            _ = LookAsync(task);
        }
    }

    /// <summary>The tasks that the list of the cluster's tasks does not show as they were; all when it can not be had.</summary>
    private async Task<List<FollowedTask>> ChangedAsync(string clusterId, List<FollowedTask> tasks, Func<string, CancellationToken, Task<IReadOnlyList<TaskInfo>>> ask)
    {
        try
        {
            var listed = (await ask(clusterId, tasks[0].Unwanted.Token)).Where(info => info.TaskId is not null).DistinctBy(info => info.TaskId).ToDictionary(info => info.TaskId!);
            lock (gate)
            {
                var same = tasks.Where(task => listed.TryGetValue(task.Id, out var info) && task.IsUnchanged(info)).ToList();
                same.ForEach(task => task.Same(time.GetUtcNow()));
                Wake();
                return [.. tasks.Except(same)];
            }
        }
        catch (Exception fault) when (fault is Errors.SdkException or OperationCanceledException)
        {
            return tasks;
        }
    }

    private async Task LookAsync(FollowedTask task)
    {
        // Whatever goes wrong belongs to those who follow the task, so nothing is caught here: the outcome is taken as it is.
        var asked = AskAsync(task);
        await Task.WhenAny(asked);
        lock (gate)
        {
            Settle(task, asked);
            Wake();
        }
    }

    private async Task<TaskInfo> AskAsync(FollowedTask task) => await look(task.Id, task.Unwanted.Token);

    private void Settle(FollowedTask task, Task<TaskInfo> asked)
    {
        var now = time.GetUtcNow();
        if (asked.IsCompletedSuccessfully)
        {
            task.Answered(asked.Result, now);
        }
        else
        {
            task.Failed(asked.Exception?.InnerException ?? new TaskCanceledException(asked), now);
        }

        if (task.IsOver)
        {
            followed.Remove(task.Id);
        }
    }
}
