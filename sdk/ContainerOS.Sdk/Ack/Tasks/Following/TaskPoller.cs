using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace ContainerOS.Sdk.Ack.Tasks.Following;

/// <summary>Follows any number of tasks for any number of followers: a task is looked at once for all who follow it.</summary>
/// <param name="look">Asks for one task.</param>
/// <param name="time">The clock.</param>
internal sealed class TaskPoller(Func<string, CancellationToken, Task<TaskInfo>> look, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly StageMemory memory = new();
    private readonly Dictionary<string, TaskWatch> watches = [];

    /// <summary>Gives the task as it is at each look, until it has succeeded.</summary>
    public async IAsyncEnumerable<TaskProgress> FollowAsync(string id, [EnumeratorCancellation] CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var (watch, seat) = Join(id);
        try
        {
            await foreach (var progress in seat.Reader.ReadAllAsync(ct).ConfigureAwait(false))
            {
                yield return progress;
            }
        }
        finally
        {
            Leave(watch, seat);
        }
    }

    /// <summary>Looks at a task now, if anyone follows it: something was done to it.</summary>
    public void Nudge(string id)
    {
        lock (gate)
        {
            watches.GetValueOrDefault(id)?.Nudge();
        }
    }

    private static async Task WatchAsync(TaskWatch watch)
    {
        using (watch)
        {
            await watch.RunAsync().ConfigureAwait(false);
        }
    }

    private (TaskWatch Watch, Channel<TaskProgress> Seat) Join(string id)
    {
        lock (gate)
        {
            if (watches.GetValueOrDefault(id) is { } known && known.Join() is { } seat)
            {
                return (known, seat);
            }

            var watch = watches[id] = new TaskWatch(id, look, time, memory);
            var first = watch.Join()!;
            _ = Task.Run(() => WatchAsync(watch), CancellationToken.None);
            return (watch, first);
        }
    }

    private void Leave(TaskWatch watch, Channel<TaskProgress> seat)
    {
        lock (gate)
        {
            if (watch.Leave(seat) && watches.GetValueOrDefault(watch.Id) == watch)
            {
                watches.Remove(watch.Id);
            }
        }
    }
}
