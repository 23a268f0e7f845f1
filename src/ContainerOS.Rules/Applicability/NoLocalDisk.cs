using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;

namespace ContainerOS.Rules.Applicability;

/// <summary>COS1005: no instance type has local disks.</summary>
internal sealed class NoLocalDisk : Rule
{
    public override RuleInfo Info { get; } = new(
        "COS1005",
        "no instance type has local disks",
        "the overview excludes instance types with local disks (edition Mar 03 2026; earlier editions are silent)",
        Sources.OverviewOfMarch,
        Confidence.Documented);

    public override IEnumerable<Verdict> Check(NodePoolSpec spec, PoolFacts facts) => InstanceTypes.Judge(
        spec, facts, type => type.LocalDiskAmount > 0, "has local disks, which ContainerOS does not use", "use a type without local disks, and a cloud disk as dataDisk");
}
