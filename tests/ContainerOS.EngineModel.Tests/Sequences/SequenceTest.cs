using System.Collections.Concurrent;
using System.Globalization;
using ContainerOS.EngineModel.Tests.Engine;

namespace ContainerOS.EngineModel.Tests.Sequences;

/// <summary>
/// Runs many sequences and reports the shrunk failing ones. CONTAINEROS_MODEL_SEED sets the first seed: with the seed of a report and one
/// sequence, it repeats that report.
/// </summary>
internal static class SequenceTest
{
    /// <summary>After this many reports the rest is not run.</summary>
    private static readonly int MaxReports = Setting("CONTAINEROS_MODEL_REPORTS", 3);

    internal static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    internal static async Task RunAsync(SequenceRunner runner, int count, int parallel, CancellationToken ct, int firstSeed = 1)
    {
        var first = Setting("CONTAINEROS_MODEL_SEED", firstSeed);
        var outcomes = new ConcurrentBag<RunOutcome>();
        var reports = new ConcurrentDictionary<int, string>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = ct };
        await Parallel.ForEachAsync(
            Enumerable.Range(first, count).TakeWhile(_ => reports.Count < MaxReports),
            options,
            async (seed, token) =>
            {
                var sequence = new SequenceGenerator(seed).Generate();
                var world = await runner.RunAsync(sequence, token);
                world.Outcomes.ForEach(outcomes.Add);
                if (world.Violation is { } violation)
                {
                    reports[seed] = await runner.ExplainAsync(sequence, violation, token);
                }
            }
        );

        var summary = string.Join(", ", outcomes.GroupBy(outcome => outcome).Select(group => $"{group.Count()} runs {group.Key}"));
        TestContext.Current.TestOutputHelper?.WriteLine($"{count} sequences from seed {first}: {summary}");
        Assert.True(reports.IsEmpty, string.Join("\n\n", reports.OrderBy(report => report.Key).Select(report => report.Value)));
    }
}
