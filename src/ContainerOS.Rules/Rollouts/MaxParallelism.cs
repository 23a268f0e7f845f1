using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Rollouts;

/// <summary>COS7004: a batch has 1 node or more.</summary>
internal sealed class MaxParallelism()
    : BoundedNumber<int>("rollout.maxParallelism", 1, int.MaxValue, spec => spec.Rollout.Part(rollout => rollout.MaxParallelism))
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS7004",
            Title = "a batch has 1 node or more",
            Paths = ["rollout.maxParallelism"],
            Source = RuleSources.UpgradeApi,
            Confidence = Confidence.ReadInSdk,
            Why = "a rollout moves batches of nodes",
            Fix = "write 1 or more",
            IsSuppressible = false,
            IsFixable = true,
        };
}
