using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Disks;

/// <summary>COS2003: only cloud_essd disks have a performance level.</summary>
internal sealed class PerformanceLevelOfEssd : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS2003",
            Title = "only cloud_essd disks have a performance level",
            Paths = ["systemDisk.performanceLevel", "dataDisk.performanceLevel"],
            Source = Sources.InstanceApi,
            Confidence = Confidence.ReadInSdk,
            Why = "only ESSDs have performance levels; other categories have a performance of their own",
            Fix = "remove performanceLevel, or use category cloud_essd",
            IsSuppressible = false,
            IsFixable = true,
        };

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        Check(pool.Spec.SystemDisk, "systemDisk", verdicts);
        Check(pool.Spec.DataDisk, "dataDisk", verdicts);
    }

    private static void Check(Value<DiskSpec>? disk, string path, Verdicts verdicts)
    {
        if (
            disk.Part(content => content.PerformanceLevel) is not null
            && verdicts.Knows(disk.Part(content => content.Category), path + ".category", out var category)
            && category is not DiskCategory.CloudEssd
        )
        {
            verdicts.Fail(
                path + ".performanceLevel",
                $"a disk of category {PoolTerms.DiskCategories.Of(category)} has no performance level",
                edits: [FixEdit.Remove(path + ".performanceLevel")]
            );
        }
    }
}
