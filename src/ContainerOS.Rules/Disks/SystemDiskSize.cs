using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;

namespace ContainerOS.Rules.Disks;

/// <summary>COS2002: the system disk is large enough.</summary>
internal sealed class SystemDiskSize : Rule
{
    public override RuleInfo Info { get; } = new(
        "COS2002",
        "the system disk is large enough",
        "ACK takes system disks from 20 GiB (API text), ECS takes at most 2,048 GiB",
        Sources.NodePoolApi,
        Confidence.ReadInSdk);

    private const int Least = 20;
    private const int Most = 2048;

    public override IEnumerable<Verdict> Check(NodePoolSpec spec, PoolFacts facts)
    {
        if (spec.SystemDisk is not { } disk)
        {
            yield break;
        }

        if (!disk.IsKnown || disk.Content.SizeGiB is { IsKnown: false })
        {
            yield return new Undecided("systemDisk.sizeGiB", "the size is not known yet");
        }
        else if (disk.Content.SizeGiB is { } size && size.Content is < Least or > Most)
        {
            yield return new Fail("systemDisk.sizeGiB", $"a system disk of {disk.Content.SizeGiB} GiB is not within {Least} to {Most} GiB", "write 40, the default, or more");
        }
    }
}
