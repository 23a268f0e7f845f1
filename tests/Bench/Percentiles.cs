using System.Diagnostics;
using System.Globalization;
using ContainerOS.Rules;
using ContainerOS.Rules.Tests;

namespace ContainerOS.Bench;

/// <summary>Time and memory of each pool by itself; a benchmark's mean has no percentiles.</summary>
internal static class Percentiles
{
    private const int WarmUps = 3;
    private const int Rounds = 5;

    /// <summary>Measures every pool, and returns whether nothing took absurdly long, which is all that a shared machine can show.</summary>
    internal static bool Run(TextWriter output)
    {
        for (var round = 0; round < WarmUps; round++)
        {
            Measure();
        }

        var (begun, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var rounds = Enumerable.Range(0, Rounds).Select(_ => Measure()).ToArray();
        var total = Stopwatch.GetElapsedTime(begun) / Rounds;
        processor = (Environment.CpuUsage.TotalTime - processor) / Rounds;
        // The least of the rounds is what the rules cost; the rest is what else the machine did meanwhile.
        double[] least = [.. Enumerable.Range(0, rounds[0].Length).Select(pool => rounds.Min(round => round[pool].Microseconds))];

        output.WriteLine("| one pool | mean | p50 | p90 | p99 |");
        output.WriteLine("| --- | --- | --- | --- | --- |");
        WriteRow(output, $"time, the least of {Rounds} rounds, µs", least);
        WriteRow(output, "time, one round, µs", [.. rounds[^1].Select(pool => pool.Microseconds)]);
        WriteRow(output, "memory, KB", [.. rounds[^1].Select(pool => pool.Bytes / 1024.0)]);
        output.WriteLine();
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{least.Length:N0} pools take {processor.TotalSeconds:F2} s of processor time and {total.TotalSeconds:F2} s by the clock."
            )
        );
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

    private static void WriteRow(TextWriter output, string name, double[] values)
    {
        Array.Sort(values);
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {values.Average():F1} | {At(values, 50):F1} | {At(values, 90):F1} | {At(values, 99):F1} |"
            )
        );
    }

    private static double At(double[] sorted, int percent) => sorted[sorted.Length * percent / 100];
}
