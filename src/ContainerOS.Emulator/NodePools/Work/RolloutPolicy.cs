using ContainerOS.Emulator.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools.Work;

/// <summary>The batches of a rollout.</summary>
/// <param name="Parallelism">The number of nodes per batch.</param>
/// <param name="Interval">The milliseconds between two batches.</param>
/// <param name="Pauses">The number of batches, from the first one, after which it waits for a resume.</param>
internal sealed record RolloutPolicy(int Parallelism, long Interval, int Pauses)
{
    private static readonly string[] Policies = ["FirstBatch", "EveryBatch", "NotPause"];

    internal static RolloutPolicy AllAtOnce { get; } = new(int.MaxValue, 0, 0);

    /// <summary>Reads the <c>rolling_policy</c> of a request. The default is one node per batch (inferred).</summary>
    internal static RolloutPolicy Of(JToken? policy)
    {
        var (parallelism, interval) = ((int?)policy?["max_parallelism"] ?? 1, (long?)policy?["batch_interval"]);
        var pause = (string?)policy?["pause_policy"] ?? "NotPause";
        ApiException.ThrowUnless(parallelism >= 1, "rolling_policy.max_parallelism must be at least 1");
        ApiException.ThrowUnless(Policies.Contains(pause), $"rolling_policy.pause_policy must be one of {string.Join(", ", Policies)}");

        // The documented minimum is 5, but an example of the vendor uses 1. The actual bound is not known.
        ApiException.ThrowUnless(interval is null or (>= 1 and <= 120), "rolling_policy.batch_interval must be 5 to 120 minutes");
        ApiException.ThrowUnless(interval is null || pause == "NotPause", "rolling_policy.batch_interval requires pause_policy NotPause");
        return new(
            parallelism,
            (interval ?? 0) * 60_000,
            pause switch
            {
                "FirstBatch" => 1,
                "EveryBatch" => int.MaxValue,
                _ => 0,
            }
        );
    }
}
