using System.Collections.Concurrent;
using ContainerOS.EngineModel.Tests.Sequences;
using ContainerOS.EngineModel.Tests.Transitions;

namespace ContainerOS.EngineModel.Tests;

/// <summary>
/// Random programs of a pool, one after the other, with requests that are refused, lost or cut: the cloud ends as the program says, the
/// plan is what happens, and the preview after it is empty. CONTAINEROS_MODEL_TRANSITIONS sets how many changes are made, with the seeds
/// from CONTAINEROS_MODEL_SEED on.
/// </summary>
public sealed class TransitionTests
{
    private const int KindLength = 30;

    /// <summary>The seeds that fail with one rule of the provider or the SDK taken out. The README has the table.</summary>
    private static readonly int[] Revealing = [1, 2, 3, 7, 8, 12, 14, 15, 16, 19, 29, 38, 48, 72, 90];

    [Fact]
    public async Task Programs_OneAfterTheOther_TheCloudEndsAsTheProgramSays()
    {
        var ct = TestContext.Current.CancellationToken;
        var wanted = SequenceTest.Setting("CONTAINEROS_MODEL_TRANSITIONS", 0);
        var first = SequenceTest.Setting("CONTAINEROS_MODEL_SEED", wanted == 0 ? 0 : 1);
        var seeds = first == 0 ? Revealing : Enumerable.Range(first, Math.Max(wanted, 1));
        var (remaining, made) = (new ConcurrentQueue<int>(seeds), 0);
        var reports = new ConcurrentDictionary<int, string>();
        await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(WorkAsync, ct)));

        TestContext.Current.TestOutputHelper?.WriteLine($"{made} transitions, {reports.Count} failures");
        Assert.True(reports.IsEmpty, string.Join("\n\n", reports.OrderBy(report => report.Key).Select(report => report.Value)));

        // Without the number of the step, and without values.
        static string? Kind(string? problem) => problem?.Split(": ", 2)[1] is { } text ? text[..Math.Min(KindLength, text.Length)] : null;

        async Task WorkAsync()
        {
            await using var runner = await ChainRunner.StartAsync(await ServiceModel.StartAsync(), ct);
            while ((wanted == 0 || Volatile.Read(ref made) < wanted) && reports.IsEmpty && remaining.TryDequeue(out var seed))
            {
                var chain = Chain.Of(seed);
                Interlocked.Add(ref made, chain.Steps.Count);
                if (await runner.RunAsync(chain, ct) is { } problem)
                {
                    var kind = Kind(problem);
                    var least = await chain.ShrinkAsync(async candidate => Kind(await runner.RunAsync(candidate, ct)) == kind);
                    reports[seed] = $"seed {seed}: {problem}\nthe shortest:\n{least}{await runner.RunAsync(least, ct)}";
                }
            }
        }
    }
}
