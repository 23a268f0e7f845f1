using ContainerOS.EngineModel.Tests.Cloud;
using ContainerOS.EngineModel.Tests.Engine;

namespace ContainerOS.EngineModel.Tests.Sequences;

/// <summary>Runs sequences, and shrinks those that break a rule.</summary>
/// <param name="plugins">Makes the plugins of an account.</param>
internal sealed class SequenceRunner(Func<FakeAck, Action<PoolChange>, IPluginHost> plugins)
{
    private const int MaxShrinkingRuns = 300;

    /// <summary>Runs a sequence until it ends or breaks a rule.</summary>
    internal async Task<World> RunAsync(Sequence sequence, CancellationToken ct)
    {
        var world = new World(sequence.NamesAreUnique, sequence.Seed, plugins, ct);
        for (var stack = 0; stack < sequence.Stacks; stack++)
        {
            world.AddBackend();
        }

        foreach (var operation in sequence.Operations)
        {
            world.Note(operation.ToString());
            await operation.ApplyAsync(world);
            if (world.Violation is not null)
            {
                break;
            }
        }

        return world;
    }

    /// <summary>The report of a failing sequence, after it was made as short and simple as possible.</summary>
    internal async Task<string> ExplainAsync(Sequence sequence, Violation violation, CancellationToken ct)
    {
        var (shortest, runs) = (sequence, 0);
        for (var isShorter = true; isShorter && runs < MaxShrinkingRuns; )
        {
            isShorter = false;
            foreach (var candidate in Simpler(shortest))
            {
                runs++;
                if ((await RunAsync(candidate, ct)).Violation?.Rule == violation.Rule)
                {
                    (shortest, isShorter) = (candidate, true);
                    break;
                }
            }
        }

        var world = await RunAsync(shortest, ct);
        return string.Join(
            Environment.NewLine,
            [
                $"{world.Violation?.Rule}: {world.Violation?.What}",
                $"seed {sequence.Seed}, {shortest.Stacks} stack(s), names are {(shortest.NamesAreUnique ? "unique" : "not unique")}",
                .. world.Journal,
            ]
        );
    }

    private static IEnumerable<Sequence> Simpler(Sequence sequence)
    {
        for (var index = sequence.Operations.Count - 1; index >= 0; index--)
        {
            yield return sequence with
            {
                Operations = [.. sequence.Operations.Where((_, other) => other != index)],
            };
        }

        for (var index = 0; index < sequence.Operations.Count; index++)
        {
            foreach (
                var simpler in sequence
                    .Operations[index]
                    .Simpler()
                    .Where(simpler => simpler.ToString() != sequence.Operations[index].ToString())
            )
            {
                var changed = sequence.Operations.ToArray();
                changed[index] = simpler;
                yield return sequence with
                {
                    Operations = changed,
                };
            }
        }
    }
}
