using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Rollouts;

/// <summary>COS7006: the gate waits 1 minute to 7 days.</summary>
internal sealed class GateTimeout() : BoundedNumber<int>("rollout.gate.timeoutMinutes", 1, 7 * 24 * 60, spec => spec.Rollout.Part(rollout => rollout.Gate).Part(gate => gate.TimeoutMinutes))
{
    public override RuleInfo Info { get; } = new()
    {
        Code = "COS7006",
        Title = "the gate waits 1 minute to 7 days",
        Paths = ["rollout.gate.timeoutMinutes"],
        Source = Sources.ChangeOs,
        Confidence = Confidence.Inferred,
        Why = "ACK cancels a task that has been paused for 7 days",
        Fix = "write 1 to 10080, such as the default 30",
        IsSuppressible = false,
    };
}
