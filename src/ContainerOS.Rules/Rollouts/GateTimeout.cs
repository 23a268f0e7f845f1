using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Rollouts;

/// <summary>COS7006: the gate waits 1 minute to 7 days.</summary>
internal sealed class GateTimeout()
    : BoundedNumber<int>(
        "rollout.gate.timeoutMinutes",
        1,
        7 * 24 * 60,
        spec => spec.Rollout.Part(rollout => rollout.Gate).Part(gate => gate.TimeoutMinutes)
    )
{
    private const int Default = 30;

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS7006",
            Title = "the gate waits 1 minute to 7 days",
            Paths = ["rollout.gate.timeoutMinutes"],
            Source = RuleSources.ChangeOs,
            Confidence = Confidence.Inferred,
            Why = "ACK cancels a task that has been paused for 7 days",
            Fix = "write 1 to 10080, such as the default 30",
            IsSuppressible = false,
            IsFixable = true,
        };

    /// <summary>One minute is allowed and of no use: the default is what was meant to be shortened.</summary>
    private protected override FixEdits Edits(string at, int number) => number < 1 ? [FixEdit.Set(at, Default)] : base.Edits(at, number);
}
