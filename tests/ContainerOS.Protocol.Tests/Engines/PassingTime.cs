using Microsoft.Extensions.Time.Testing;

namespace ContainerOS.Protocol.Tests.Engines;

/// <summary>Lets the fake clock run, without knowing when the code under test looks at it.</summary>
internal static class PassingTime
{
    public static async Task<T> PassUntilAsync<T>(this FakeTimeProvider time, Task<T> task)
    {
        await PassUntilAsync(time, (Task)task);
        return await task;
    }

    public static async Task PassUntilAsync(this FakeTimeProvider time, Task task)
    {
        // The child is a real process and needs real time to start and end: the fake clock runs slower than the patience it tests.
        while (await Task.WhenAny(task, Task.Run(() => SpinWait.SpinUntil(() => task.IsCompleted, 100))) != task)
        {
            time.Advance(TimeSpan.FromSeconds(0.5));
        }
        await task;
    }
}
