using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Rollouts;

/// <summary>COS7002: the pause between batches is 5 to 120 minutes.</summary>
internal sealed class BatchInterval()
    : BoundedNumber<int>("rollout.batchIntervalMinutes", 5, 120, spec => spec.Rollout.Part(rollout => rollout.BatchIntervalMinutes))
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS7002",
            Title = "the pause between batches is 5 to 120 minutes",
            Paths = ["rollout.batchIntervalMinutes"],
            Source = RuleSources.UpgradeApi,
            Confidence = Confidence.ReadInSdk,
            Why = "the API takes an interval of 5 to 120 minutes",
            Fix = "write 5 to 120",
            IsSuppressible = false,
            IsFixable = true,
            ConflictingSources =
            [
                new("5 to 120 minutes", RuleSources.UpgradeApi),
                new("the sample of the Terraform provider uses 1", RuleSources.TerraformPool),
            ],
        };
}
