using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Disks;

/// <summary>COS2003: performance level and size fit the disk's category.</summary>
internal sealed class DiskPerformance : Rule
{
    public override RuleInfo Info { get; } = new(
        "COS2003",
        "performance level and size fit the disk's category",
        "only cloud_essd has performance levels; PL2 begins at 461 GiB, PL3 at 1,261 GiB, and data disks hold 40 to 32,768 GiB",
        Sources.InstanceApi,
        Confidence.ReadInSdk);

    private const int LeastData = 40;
    private const int MostData = 32768;

    public override IEnumerable<Verdict> Check(NodePoolSpec spec, PoolFacts facts) =>
        [.. Disk("systemDisk", spec.SystemDisk), .. Disk("dataDisk", spec.DataDisk), .. DataSize(spec)];

    private static IEnumerable<Verdict> Disk(string path, Value<DiskSpec>? disk)
    {
        if (disk is not { IsKnown: true, Content: { PerformanceLevel: { } level } content })
        {
            yield break;
        }

        if (!level.IsKnown || content.Category is { IsKnown: false } || content.SizeGiB is { IsKnown: false })
        {
            yield return new Undecided($"{path}.performanceLevel", "category, level or size is not known yet");
        }
        else if (content.Category is { } category && category.Content is not DiskCategory.CloudEssd)
        {
            yield return new Fail($"{path}.performanceLevel", $"a disk of category {PoolTerms.DiskCategories.Of(category.Content)} has no performance level", "remove performanceLevel, or use category cloud_essd");
        }
        else if (content.SizeGiB is { } size && size.Content < Least(level.Content))
        {
            yield return new Fail($"{path}.performanceLevel", $"{level.Content} needs at least {Least(level.Content)} GiB, and the disk has {size.Content}", "use a lower level or a larger disk");
        }
    }

    private static IEnumerable<Verdict> DataSize(NodePoolSpec spec)
    {
        if (spec.DataDisk is { IsKnown: true, Content.SizeGiB: { IsKnown: true } size } && size.Content is < LeastData or > MostData)
        {
            yield return new Fail("dataDisk.sizeGiB", $"a data disk of {spec.DataDisk.Value.Content.SizeGiB} GiB is not within {LeastData} to {MostData} GiB", "write 120, the API's default, or more");
        }
    }

    private static int Least(PerformanceLevel level) => level switch
    {
        PerformanceLevel.PL1 => 20,
        PerformanceLevel.PL2 => 461,
        PerformanceLevel.PL3 => 1261,
        _ => 1,
    };
}
