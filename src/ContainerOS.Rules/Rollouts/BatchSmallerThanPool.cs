using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Rollouts;

/// <summary>COS7010: a batch is smaller than the pool.</summary>
internal sealed class BatchSmallerThanPool : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS7010",
            Title = "a batch is smaller than the pool",
            Severity = Severity.Warning,
            Paths = ["rollout.maxParallelism"],
            Source = Sources.ChangeOs,
            Confidence = Confidence.Inferred,
            Why = "every node of a batch is drained: when the batch is the pool, its pods have nowhere to go",
            Fix = "write fewer than desiredSize",
            IsSuppressible = true,
        };

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        var batch = pool.Spec.Rollout.Part(rollout => rollout.MaxParallelism);
        if (
            verdicts.Knows(batch, "rollout.maxParallelism", out var nodes)
            && verdicts.Knows(pool.Spec.DesiredSize, "desiredSize", out var size)
            && nodes >= size
            && size > 1
        )
        {
            verdicts.Fail("rollout.maxParallelism", $"a batch of {batch} is the whole pool of {pool.Spec.DesiredSize}");
        }
    }
}
