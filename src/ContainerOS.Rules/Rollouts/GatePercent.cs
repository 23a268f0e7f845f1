using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Rollouts;

/// <summary>COS7005: the gate asks for 0 to 100 percent ready.</summary>
internal sealed class GatePercent()
    : BoundedNumber<int>(
        "rollout.gate.minReadyPercent",
        0,
        100,
        spec => spec.Rollout.Part(rollout => rollout.Gate).Part(gate => gate.MinReadyPercent)
    )
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS7005",
            Title = "the gate asks for 0 to 100 percent ready",
            Paths = ["rollout.gate.minReadyPercent"],
            Source = RuleSources.OwnDesign,
            Confidence = Confidence.Documented,
            Why = "it is a percentage of the nodes of a batch",
            Fix = "write 0 to 100, such as the default 100",
            IsSuppressible = false,
            IsFixable = true,
        };
}
