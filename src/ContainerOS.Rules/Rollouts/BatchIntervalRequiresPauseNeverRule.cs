using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Terms;

namespace ContainerOS.Rules.Rollouts;

/// <summary>COS7003: an interval between batches comes with pause: never.</summary>
internal sealed class BatchIntervalRequiresPauseNeverRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS7003",
            Title = "an interval between batches comes with pause: never",
            Paths = ["rollout.batchIntervalMinutes", "rollout.pause"],
            Source = RuleSources.UpgradeApi,
            Confidence = Confidence.ReadInSdk,
            Why = "where a person goes on with the rollout there is no interval: the API takes batch_interval with NotPause only",
            Fix = "remove batchIntervalMinutes, or write pause: never",
            IsSuppressible = false,
            IsFixable = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (
            context.TryGetKnown(pool.Spec.Rollout, "rollout", out var rollout)
            && rollout.BatchIntervalMinutes is not null
            && context.TryGetKnown(rollout.Pause ?? RolloutPause.Never, "rollout.pause", out var pause)
            && pause is not RolloutPause.Never
        )
        {
            context.Fail(
                "rollout.batchIntervalMinutes",
                $"an interval is given, and the rollout pauses ({PoolTerms.RolloutPauses.Of(pause)})",
                edits: [FixEdit.Remove("rollout.batchIntervalMinutes")]
            );
        }
    }
}
