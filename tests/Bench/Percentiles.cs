using System.Diagnostics;
using System.Globalization;
using ContainerOS.Rules;
using ContainerOS.Rules.Tests;

namespace ContainerOS.Bench;

/// <summary>Time and memory of each pool, as percentiles, which BenchmarkDotNet does not show.</summary>
internal static class Percentiles
{
    private const int WarmUps = 3;

    /// <summary>Measures every pool. Returns whether the total is plausible; a shared machine allows no stricter check.</summary>
    internal static bool Run(TextWriter output)
    {
        for (var round = 0; round < WarmUps; round++)
        {
            _ = Measure();
        }

        var begun = Stopwatch.GetTimestamp();
        var pools = Measure();
        var total = Stopwatch.GetElapsedTime(begun);
        Write(output, "microseconds a pool", [.. pools.Select(pool => pool.Microseconds)]);
        Write(output, "bytes a pool", [.. pools.Select(pool => (double)pool.Bytes)]);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pools.Length} pools in {total.TotalMilliseconds:F0} ms"));
        return total < TimeSpan.FromSeconds(10);
    }

    private static (double Microseconds, long Bytes)[] Measure() =>
        [
            .. GeneratedPools.All.Select(pool =>
            {
                var (bytes, begun) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
                _ = PoolValidator.Validate(pool, Pools.Facts);
                return (Stopwatch.GetElapsedTime(begun).TotalMicroseconds, GC.GetAllocatedBytesForCurrentThread() - bytes);
            }),
        ];

    private static void Write(TextWriter output, string what, double[] values)
    {
        Array.Sort(values);
        var (p50, p90, p99) = (At(values, 50), At(values, 90), At(values, 99));
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: mean {values.Average():F1}, p50 {p50:F1}, p90 {p90:F1}, p99 {p99:F1}, most {values[^1]:F1}"
            )
        );
    }

    private static double At(double[] sorted, int percent) => sorted[sorted.Length * percent / 100];
}
