using Microsoft.Extensions.Time.Testing;

namespace ContainerOS.Protocol.Tests.Engines;

/// <summary>Advances a fake clock until a task completes.</summary>
internal static class PassingTime
{
    public static async Task<T> PassUntilAsync<T>(this FakeTimeProvider time, Task<T> task)
    {
        await PassUntilAsync(time, (Task)task);
        return await task;
    }

    public static async Task PassUntilAsync(this FakeTimeProvider time, Task task)
    {
        // The child is a real process and needs real time, so the fake clock must advance slowly enough for it.
        while (await Task.WhenAny(task, Task.Run(() => SpinWait.SpinUntil(() => task.IsCompleted, 100))) != task)
        {
            time.Advance(TimeSpan.FromSeconds(0.5));
        }
        await task;
    }
}
