using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Rollouts;

/// <summary>COS7007: the gate timeout is not below the drain timeout.</summary>
internal sealed class GateTimeoutExceedsDrainTimeoutRule : Rule
{
    private const int DrainTimeoutMinutes = 30;

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS7007",
            Title = "the gate timeout is not below the drain timeout",
            Severity = Severity.Warning,
            Paths = ["rollout.gate.timeoutMinutes"],
            Source = RuleSources.ChangeOs,
            Confidence = Confidence.Inferred,
            Why =
                "a node is drained for up to 30 minutes before its disk is replaced; a gate with a shorter timeout can fail "
                + "a batch that is making progress",
            Fix = "use 30, the default, or more",
            IsSuppressible = true,
            IsFixable = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        var timeout = pool.Spec.Rollout.Part(rollout => rollout.Gate).Part(gate => gate.TimeoutMinutes);
        if (context.TryGetKnown(timeout, "rollout.gate.timeoutMinutes", out var minutes) && minutes is >= 1 and < DrainTimeoutMinutes)
        {
            context.Fail(
                "rollout.gate.timeoutMinutes",
                $"the gate times out after {timeout} minutes, and draining a node may take {DrainTimeoutMinutes} minutes",
                edits: [FixEdit.Set("rollout.gate.timeoutMinutes", DrainTimeoutMinutes)]
            );
        }
    }
}
