using System.Diagnostics;
using System.Globalization;

namespace ContainerOS.Bench.Sdk;

/// <summary>Calls that follow one another on several lanes at once.</summary>
/// <param name="call">One call.</param>
/// <param name="concurrency">How many lanes there are.</param>
internal sealed class Load(Func<CancellationToken, Task> call, int concurrency)
{
    /// <summary>Makes so many calls.</summary>
    internal async Task RunAsync(int calls)
    {
        var left = calls;
        async Task LaneAsync()
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await call(CancellationToken.None);
            }
        }

        await Task.WhenAll(Enumerable.Range(0, concurrency).Select(_ => LaneAsync()));
    }

    /// <summary>Makes so many calls, and tells what one costs: microseconds of processor (user and system), bytes allocated; and how many were made in a second.</summary>
    internal async Task<string> MeasureAsync(int calls)
    {
        using var process = Process.GetCurrentProcess();
        var (processor, bytes, begun) = (process.TotalProcessorTime, GC.GetTotalAllocatedBytes(precise: true), Stopwatch.GetTimestamp());
        await RunAsync(calls);
        var took = Stopwatch.GetElapsedTime(begun);
        process.Refresh();
        var cost = (process.TotalProcessorTime - processor).TotalMicroseconds / calls;
        return string.Create(CultureInfo.InvariantCulture, $"{cost:0} {(GC.GetTotalAllocatedBytes(precise: true) - bytes) / calls} {calls / took.TotalSeconds:0}");
    }
}
