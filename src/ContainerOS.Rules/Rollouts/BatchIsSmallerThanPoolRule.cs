using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Rollouts;

/// <summary>COS7010: a batch is smaller than the pool.</summary>
internal sealed class BatchIsSmallerThanPoolRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS7010",
            Title = "a batch is smaller than the pool",
            Severity = Severity.Warning,
            Paths = ["rollout.maxParallelism"],
            Source = RuleSources.ChangeOs,
            Confidence = Confidence.Inferred,
            Why = "every node of a batch is drained; if the batch is the whole pool, its pods cannot be rescheduled",
            Fix = "use a value below desiredSize",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        var batch = pool.Spec.Rollout.Part(rollout => rollout.MaxParallelism);
        if (
            context.TryGetKnown(batch, "rollout.maxParallelism", out var nodes)
            && context.TryGetKnown(pool.Spec.DesiredSize, "desiredSize", out var size)
            && nodes >= size
            && size > 1
        )
        {
            context.Fail("rollout.maxParallelism", $"a batch of {batch} is the whole pool of {pool.Spec.DesiredSize}");
        }
    }
}
