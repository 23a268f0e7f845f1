using ContainerOS.Emulator.Fields;

namespace ContainerOS.Emulator.Tasks;

/// <summary>The batches of a rollout.</summary>
/// <param name="Parallelism">The number of nodes per batch.</param>
/// <param name="Interval">The milliseconds between two batches.</param>
/// <param name="Pauses">The number of batches, from the first one, after which it waits for a resume.</param>
/// <param name="MaxFailures">The number of failed nodes above which it stops.</param>
internal sealed record RolloutPolicy(int Parallelism, long Interval, int Pauses, int MaxFailures = 0)
{
    private const int MaxParallelism = 10;
    private static readonly string[] Policies = ["FirstBatch", "EveryBatch", "NotPause"];

    internal static RolloutPolicy AllAtOnce { get; } = new(int.MaxValue, 0, 0);

    internal static RolloutPolicy OneByOne { get; } = new(1, 0, 0);

    /// <summary>
    /// Reads the policy of a request. Bounds and defaults are in the field texts of npm @alicloud/cs20151215 7.2.0; the names of the
    /// fields differ by call.
    /// </summary>
    internal static RolloutPolicy Of(FieldMap? policy, string path = "rolling_policy", bool isCamel = false)
    {
        var (parallelism, interval, pause) = isCamel
            ? ("maxParallelism", "batchInterval", "pausePolicy")
            : ("max_parallelism", "batch_interval", "pause_policy");
        var (nodes, minutes) = (policy?.Whole(parallelism) ?? MaxParallelism, policy?.Whole(interval) ?? 0);
        var pauses = policy?.Text(pause) ?? "NotPause";
        ApiException.ThrowUnless(nodes is >= 1 and <= MaxParallelism, $"{path}.{parallelism} must be 1 to {MaxParallelism}");
        ApiException.ThrowUnless(Policies.Contains(pauses), $"{path}.{pause} must be one of {string.Join(", ", Policies)}");
        ApiException.ThrowUnless(minutes is 0 or (>= 5 and <= 120), $"{path}.{interval} must be 0, or 5 to 120 minutes");
        var failures = policy?.Whole(isCamel ? "maxFailedNodes" : "max_failed_nodes") ?? 0;
        ApiException.ThrowUnless(failures >= 0, $"{path}: the number of nodes that may fail must be at least 0");
        var most = (int)Math.Min(failures, int.MaxValue);
        return pauses switch
        {
            "FirstBatch" => new((int)nodes, 0, 1, most),
            "EveryBatch" => new((int)nodes, 0, int.MaxValue, most),
            _ => new((int)nodes, minutes * 60_000, 0, most), // The interval takes effect only without pauses.
        };
    }

    /// <summary>Reads the policy of FixNodePoolVuls, which may name up to all nodes; one at a time by default (inferred).</summary>
    internal static RolloutPolicy OfFix(FieldMap? policy, int nodes)
    {
        var parallelism = policy?.Whole("max_parallelism") ?? 1;
        var most = Math.Max(1, nodes);
        ApiException.ThrowUnless(parallelism >= 1 && parallelism <= most, $"rollout_policy.max_parallelism must be 1 to {most}");
        return new((int)parallelism, 0, 0);
    }
}
