using System.Collections.Concurrent;
using ContainerOS.EngineModel.Tests.Sequences;
using ContainerOS.EngineModel.Tests.Transitions;

namespace ContainerOS.EngineModel.Tests;

/// <summary>
/// Random programs of a pool, one after the other, with requests that are refused, lost or cut: the cloud ends as the program says, the
/// plan is what happens, and the preview after it is empty. CONTAINEROS_MODEL_TRANSITIONS sets how many changes are made.
/// </summary>
public sealed class TransitionTests
{
    private const int DefaultCount = 400;
    private const int KindLength = 30;

    [Fact]
    public async Task Programs_OneAfterTheOther_TheCloudEndsAsTheProgramSays()
    {
        var ct = TestContext.Current.CancellationToken;
        var first = SequenceTest.Setting("CONTAINEROS_MODEL_SEED", 1);
        var wanted = SequenceTest.Setting("CONTAINEROS_MODEL_TRANSITIONS", DefaultCount);
        var (next, made) = (first - 1, 0);
        var reports = new ConcurrentDictionary<int, string>();
        await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(WorkAsync, ct)));

        TestContext.Current.TestOutputHelper?.WriteLine($"{made} transitions, seeds {first} to {next}");
        Assert.True(reports.IsEmpty, string.Join("\n\n", reports.OrderBy(report => report.Key).Select(report => report.Value)));

        // Without the number of the step, and without values.
        static string? Kind(string? problem) => problem?.Split(": ", 2)[1] is { } text ? text[..Math.Min(KindLength, text.Length)] : null;

        async Task WorkAsync()
        {
            await using var runner = await ChainRunner.StartAsync(await ServiceModel.StartAsync(), ct);
            while (Volatile.Read(ref made) < wanted && reports.IsEmpty)
            {
                var seed = Interlocked.Increment(ref next);
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
