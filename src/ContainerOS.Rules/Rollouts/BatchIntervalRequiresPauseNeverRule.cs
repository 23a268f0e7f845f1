using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Terms;

namespace ContainerOS.Rules.Rollouts;

/// <summary>COS7003: a batch interval is set only with pause: never.</summary>
internal sealed class BatchIntervalRequiresPauseNeverRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS7003",
            Title = "a batch interval is set only with pause: never",
            Severity = Severity.Warning,
            Paths = ["rollout.batchIntervalMinutes", "rollout.pause"],
            Source = RuleSources.UpgradeApi,
            Confidence = Confidence.ReadInSdk,
            Why = "when a person resumes the rollout there is no interval: batch_interval takes effect only with NotPause",
            Fix = "remove batchIntervalMinutes, or use pause: never",
            IsSuppressible = true,
            IsFixable = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (
            context.TryGetKnown(pool.Spec.Rollout, "rollout", out var rollout)
            && context.TryGetKnown(rollout.BatchIntervalMinutes, "rollout.batchIntervalMinutes", out var minutes)
            && minutes != 0
            && context.TryGetKnown(rollout.Pause ?? RolloutPause.Never, "rollout.pause", out var pause)
            && pause is not RolloutPause.Never
        )
        {
            context.Fail(
                "rollout.batchIntervalMinutes",
                $"an interval is set, and the rollout pauses ({PoolTerms.RolloutPauses.Of(pause)})",
                edits: [FixEdit.Remove("rollout.batchIntervalMinutes")]
            );
        }
    }
}
