using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Disks;

/// <summary>COS2006: the data disk is large enough for its performance level.</summary>
internal sealed class DataDiskFitsPerformanceLevelRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS2006",
            Title = "the data disk is large enough for its performance level",
            Paths = ["dataDisk.performanceLevel", "dataDisk.sizeGiB"],
            Source = RuleSources.InstanceApi,
            Confidence = Confidence.Inferred,
            Why =
                "PL2 starts at 461 GiB and PL3 at 1,261 GiB; the API states this for system disks, and data disks are "
                + "assumed to be the same",
            Fix = "use a lower level or a larger disk",
            IsSuppressible = false,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        var disk = pool.Spec.DataDisk;
        if (
            context.TryGetKnown(disk.Part(content => content.Category) ?? DiskCategory.CloudEssd, "dataDisk.category", out var category)
            && category is DiskCategory.CloudEssd
            && context.TryGetKnown(disk.Part(content => content.PerformanceLevel), "dataDisk.performanceLevel", out var level)
            && context.TryGetKnown(disk.Part(content => content.SizeGiB), "dataDisk.sizeGiB", out var size)
            && size < EssdMinimumSizes.MinimumGiB(level)
        )
        {
            context.Fail(
                "dataDisk.performanceLevel",
                $"{level} needs at least {EssdMinimumSizes.MinimumGiB(level)} GiB, and the disk has {disk.Part(content => content.SizeGiB)}"
            );
        }
    }
}
