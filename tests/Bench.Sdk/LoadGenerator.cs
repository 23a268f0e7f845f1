using System.Diagnostics;

namespace ContainerOS.Bench.Sdk;

/// <summary>Calls that follow one another on several lanes at once.</summary>
/// <param name="call">One call.</param>
/// <param name="effort">How many lanes there are, and when enough was called.</param>
internal sealed class LoadGenerator(Func<Task> call, Workload effort)
{
    private long begun;
    private int made;

    private bool IsEnough =>
        Volatile.Read(ref made) >= effort.Calls && Stopwatch.GetElapsedTime(begun).TotalMilliseconds >= effort.Milliseconds;

    /// <summary>Makes the calls, and tells what one costs.</summary>
    internal async Task<CallCost> MeasureAsync()
    {
        var (processor, bytes) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true));
        begun = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, effort.Lanes).Select(_ => LaneAsync()));
        var took = Stopwatch.GetElapsedTime(begun);
        return new(
            (Environment.CpuUsage.TotalTime - processor).TotalMicroseconds / made,
            (double)(GC.GetTotalAllocatedBytes(precise: true) - bytes) / made,
            made / took.TotalSeconds
        );
    }

    private async Task LaneAsync()
    {
        while (!IsEnough)
        {
            await call();
            Interlocked.Increment(ref made);
        }
    }
}
