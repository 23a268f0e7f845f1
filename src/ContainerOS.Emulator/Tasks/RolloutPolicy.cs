using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Nodes;

namespace ContainerOS.Emulator.Tasks;

/// <summary>The batches of a rollout.</summary>
/// <param name="Parallelism">The number of nodes per batch.</param>
/// <param name="Interval">The milliseconds between two batches.</param>
/// <param name="Pauses">The number of batches, from the first one, after which it waits for a resume.</param>
internal sealed record RolloutPolicy(int Parallelism, long Interval, int Pauses)
{
    private const long Shortest = 5_000;
    private static readonly string[] Policies = ["FirstBatch", "EveryBatch", "NotPause"];

    internal static RolloutPolicy AllAtOnce { get; } = new(int.MaxValue, 0, 0);

    internal static RolloutPolicy OneByOne { get; } = new(1, 0, 0);

    /// <summary>Reads the <c>rolling_policy</c> of a request. The default is one node per batch (inferred).</summary>
    internal static RolloutPolicy Of(FieldMap? policy, string path = "rolling_policy")
    {
        var (parallelism, interval) = (policy?.Whole("max_parallelism") ?? 1, policy?.Whole("batch_interval"));
        var pause = policy?.Text("pause_policy") ?? "NotPause";
        ApiException.ThrowUnless(parallelism is >= 1 and <= int.MaxValue, $"{path}.max_parallelism must be at least 1");
        ApiException.ThrowUnless(Policies.Contains(pause), $"{path}.pause_policy must be one of {string.Join(", ", Policies)}");

        // The documented minimum is 5, but an example of the vendor uses 1. The actual bound is not known.
        ApiException.ThrowUnless(interval is null or (>= 1 and <= 120), $"{path}.batch_interval must be 5 to 120 minutes");
        ApiException.ThrowUnless(interval is null || pause == "NotPause", $"{path}.batch_interval requires pause_policy NotPause");
        return new(
            (int)parallelism,
            (interval ?? 0) * 60_000,
            pause switch
            {
                "FirstBatch" => 1,
                "EveryBatch" => int.MaxValue,
                _ => 0,
            }
        );
    }

    /// <summary>The steps of work on nodes, batch by batch.</summary>
    /// <param name="nodes">The nodes.</param>
    /// <param name="milliseconds">The duration per batch.</param>
    internal IReadOnlyList<TaskStep> Steps(IReadOnlyList<Node> nodes, long milliseconds)
    {
        List<TaskStep> steps = [];
        var batches = nodes.Chunk(Math.Max(1, Math.Min(Parallelism, nodes.Count))).ToList();
        var each = milliseconds + Interval;
        foreach (var (batch, index) in batches.Select((batch, index) => (batch, (long)index)))
        {
            var ids = batch.Select(node => node.Id).ToArray();
            steps.Add(new(index * each, TaskStepKind.Begin, [.. ids]));
            steps.Add(new((index * each) + milliseconds, TaskStepKind.Complete, [.. ids]));
            if (index < Pauses && index < batches.Count - 1)
            {
                steps.Add(TaskStep.Of((index * each) + milliseconds, TaskStepKind.Pause));
            }
        }

        steps.Add(TaskStep.Of(Math.Max(Shortest, (batches.Count * each) - Interval), TaskStepKind.End));
        return steps;
    }
}
