using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Versions;

namespace ContainerOS.Rules.Applicability;

/// <summary>COS1003: no instance type has a GPU, unless allowGpu is set and the release serves GPUs.</summary>
internal sealed class NoGpu : Rule
{
    public override RuleInfo Info { get; } = new(
        "COS1003",
        "no instance type has a GPU, unless allowGpu is set and the release serves GPUs",
        "the overview of Feb 05 2026 excludes GPU nodes; the release notes allow them from 3.6.0",
        Sources.Overview,
        Confidence.Documented);

    public override IEnumerable<Verdict> Check(NodePoolSpec spec, PoolFacts facts)
    {
        if (spec.AllowGpu is { IsKnown: false })
        {
            return [new Undecided("allowGpu", "allowGpu is not known yet")];
        }

        if (spec.AllowGpu is { IsKnown: true, Content: true } && Serves(spec))
        {
            return [];
        }

        var fix = spec.AllowGpu is { IsKnown: true, Content: true }
            ? "pin ContainerOS 3.6.0 or later: earlier releases can not run GPU instances"
            : "use a type without a GPU such as ecs.g7.xlarge, or set allowGpu with ContainerOS 3.6.0 or later";
        return InstanceTypes.Judge(spec, facts, type => type.GpuAmount > 0, "is a GPU instance type, which ContainerOS does not run on", fix);
    }

    private static bool Serves(NodePoolSpec spec) =>
        spec.Os is not { IsKnown: true, Content.Version: { IsKnown: true } release } || release.Content >= new OsVersion(3, 6, 0);
}
