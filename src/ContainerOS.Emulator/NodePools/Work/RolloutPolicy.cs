using ContainerOS.Emulator.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools.Work;

/// <summary>How a rollout goes through the nodes.</summary>
/// <param name="Parallelism">How many nodes at a time.</param>
/// <param name="Interval">Milliseconds between two batches.</param>
/// <param name="Pauses">After how many batches, from the first on, it waits for a resume.</param>
internal sealed record RolloutPolicy(int Parallelism, long Interval, int Pauses)
{
    private static readonly string[] Policies = ["FirstBatch", "EveryBatch", "NotPause"];

    internal static RolloutPolicy AllAtOnce { get; } = new(int.MaxValue, 0, 0);

    /// <summary>The pace of a request's <c>rolling_policy</c>; one node at a time unless it says otherwise (inferred).</summary>
    internal static RolloutPolicy Of(JToken? policy)
    {
        var (parallelism, interval) = ((int?)policy?["max_parallelism"] ?? 1, (long?)policy?["batch_interval"]);
        var pause = (string?)policy?["pause_policy"] ?? "NotPause";
        ApiException.ThrowUnless(parallelism >= 1, "rolling_policy.max_parallelism is 1 or more");
        ApiException.ThrowUnless(Policies.Contains(pause), $"rolling_policy.pause_policy is one of {string.Join(", ", Policies)}");

        // The published least is 5, and a sample of the vendor's has 1: the service's own bound is not known.
        ApiException.ThrowUnless(interval is null or (>= 1 and <= 120), "rolling_policy.batch_interval is 5 to 120 minutes");
        ApiException.ThrowUnless(
            interval is null || pause == "NotPause",
            "rolling_policy.batch_interval goes with pause_policy NotPause only"
        );
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
