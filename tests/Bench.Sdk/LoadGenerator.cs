using System.Diagnostics;

namespace ContainerOS.Bench.Sdk;

/// <summary>Sends calls one after another on several lanes at once.</summary>
/// <param name="call">One call.</param>
/// <param name="workload">The number of lanes, and when to stop.</param>
internal sealed class LoadGenerator(Func<Task> call, Workload workload)
{
    private long begun;
    private int made;

    private bool IsEnough =>
        Volatile.Read(ref made) >= workload.Calls && Stopwatch.GetElapsedTime(begun).TotalMilliseconds >= workload.Milliseconds;

    /// <summary>Sends the calls and returns the cost of one.</summary>
    internal async Task<CallCost> MeasureAsync()
    {
        var (processor, bytes) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true));
        begun = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, workload.Lanes).Select(_ => LaneAsync()));
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
