using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Disks;

/// <summary>COS2003: only cloud_essd disks have a performance level.</summary>
internal sealed class PerformanceLevelRequiresEssdRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS2003",
            Title = "only cloud_essd disks have a performance level",
            Paths = ["systemDisk.performanceLevel", "dataDisk.performanceLevel"],
            Source = RuleSources.InstanceApi,
            Confidence = Confidence.ReadInSdk,
            Why = "only ESSDs have performance levels; the performance of other categories is fixed",
            Fix = "remove performanceLevel, or use category cloud_essd",
            IsSuppressible = false,
            IsFixable = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        Check(pool.Spec.SystemDisk, "systemDisk", context);
        Check(pool.Spec.DataDisk, "dataDisk", context);
    }

    private static void Check(Value<DiskSpec>? disk, string path, RuleContext context)
    {
        if (
            disk.Part(content => content.PerformanceLevel) is not null
            && context.TryGetKnown(disk.Part(content => content.Category), path + ".category", out var category)
            && category is not DiskCategory.CloudEssd
        )
        {
            context.Fail(
                path + ".performanceLevel",
                $"a disk of category {PoolTerms.DiskCategories.Of(category)} has no performance level",
                edits: [FixEdit.Remove(path + ".performanceLevel")]
            );
        }
    }
}
