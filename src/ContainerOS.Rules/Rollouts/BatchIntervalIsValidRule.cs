using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Rollouts;

/// <summary>COS7002: the pause between batches is 0 or 5 to 120 minutes.</summary>
internal sealed class BatchIntervalIsValidRule : Rule
{
    private const int Least = 5;
    private const int Most = 120;

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS7002",
            Title = "the pause between batches is 0 or 5 to 120 minutes",
            Paths = ["rollout.batchIntervalMinutes"],
            Source = RuleSources.NodePoolModel,
            Confidence = Confidence.ReadInSdk,
            Why = "the API accepts no interval (0) or one of 5 to 120 minutes",
            Fix = "write 0, or 5 to 120",
            IsSuppressible = true,
            IsFixable = true,
            ConflictingSources =
            [
                new("0, or 5 to 120 minutes", RuleSources.NodePoolModel),
                new("the example of the Terraform provider uses 1", RuleSources.TerraformPool),
            ],
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        var interval = pool.Spec.Rollout.Part(rollout => rollout.BatchIntervalMinutes);
        if (context.TryGetKnown(interval, "rollout.batchIntervalMinutes", out var minutes) && minutes is not (0 or (>= Least and <= Most)))
        {
            context.Fail(
                "rollout.batchIntervalMinutes",
                $"batchIntervalMinutes is {interval}, not 0 and outside {Least} to {Most}",
                edits: interval is { IsSecret: true }
                    ? null
                    : [FixEdit.Set("rollout.batchIntervalMinutes", minutes < 0 ? 0 : Math.Clamp(minutes, Least, Most))]
            );
        }
    }
}
