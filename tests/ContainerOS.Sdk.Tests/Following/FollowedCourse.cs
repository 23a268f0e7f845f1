using ContainerOS.Sdk.Ack.Tasks.Following;
using ContainerOS.Sdk.Tests.Wire;

namespace ContainerOS.Sdk.Tests.Following;

/// <summary>Follows tasks to their ends, one after the other with one poller.</summary>
internal sealed class FollowedCourse
{
    private static readonly TimeSpan HalfALook = TimeSpan.FromSeconds(0.15);
    private readonly SkippingTime time = new();
    private readonly TaskPoller poller;
    private SimulatedTask? task;
    private int looks;

    public FollowedCourse() => poller = new TaskPoller(
        (_, _) =>
        {
            looks++;
            time.Advance(HalfALook);
            var answer = task!.At(time.GetUtcNow());
            time.Advance(HalfALook);
            return Task.FromResult(answer);
        },
        time);

    /// <summary>Follows one task.</summary>
    public async Task<Followed> FollowAsync(Func<DateTimeOffset, SimulatedTask> make, CancellationToken ct)
    {
        (task, looks) = (make(time.GetUtcNow()), 0);
        await poller.FollowAsync("T-1", ct).LastAsync(ct);
        return new(time.GetUtcNow() - task.End, looks, task.Length);
    }
}
