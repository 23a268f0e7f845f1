using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;

namespace ContainerOS.Rules.Applicability;

/// <summary>COS1004: no instance type has Arm CPUs.</summary>
internal sealed class NoArm : Rule
{
    public override RuleInfo Info { get; } = new(
        "COS1004",
        "no instance type has Arm CPUs",
        "ContainerOS images exist for x86_64 only",
        Sources.Overview,
        Confidence.Documented);

    public override IEnumerable<Verdict> Check(NodePoolSpec spec, PoolFacts facts) => InstanceTypes.Judge(
        spec, facts, type => type.IsArm, "is an Arm instance type, and ContainerOS is x86_64 only", "use an x86 type such as ecs.g8i.xlarge");
}
