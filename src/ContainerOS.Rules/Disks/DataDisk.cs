using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Versions;

namespace ContainerOS.Rules.Disks;

/// <summary>COS2001: there is a data disk from ContainerOS 3.4.0.</summary>
internal sealed class DataDisk : Rule
{
    public override RuleInfo Info { get; } = new(
        "COS2001",
        "there is a data disk from ContainerOS 3.4.0",
        "from 3.4.0 the system disk is read-only, and a data disk on /var keeps everything that is written",
        Sources.ReleaseNotes,
        Confidence.Documented);

    public override IEnumerable<Verdict> Check(NodePoolSpec spec, PoolFacts facts)
    {
        if (spec.DataDisk is not null)
        {
            yield break;
        }

        if (spec.Os is not { IsKnown: true, Content.Version: { IsKnown: true } release })
        {
            yield return new Undecided("dataDisk", "the release is not known yet");
        }
        else if (release.Content >= new OsVersion(3, 4, 0))
        {
            yield return new Fail("dataDisk", $"ContainerOS {release.Content} needs a data disk, and none is given", "add dataDisk, such as category cloud_essd, sizeGiB 120, performanceLevel PL1");
        }
    }
}
