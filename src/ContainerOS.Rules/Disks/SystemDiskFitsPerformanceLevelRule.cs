using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Disks;

/// <summary>COS2004: the system disk is large enough for its performance level.</summary>
internal sealed class SystemDiskFitsPerformanceLevelRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS2004",
            Title = "the system disk is large enough for its performance level",
            Paths = ["systemDisk.performanceLevel", "systemDisk.sizeGiB"],
            Source = RuleSources.InstanceApi,
            Confidence = Confidence.ReadInSdk,
            Why = "PL1 starts at 20 GiB, PL2 at 461 GiB and PL3 at 1,261 GiB",
            Fix = "use a lower level or a larger disk",
            IsSuppressible = false,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        var disk = pool.Spec.SystemDisk;
        if (
            context.TryGetKnown(disk.Part(content => content.Category) ?? DiskCategory.CloudEssd, "systemDisk.category", out var category)
            && category is DiskCategory.CloudEssd
            && context.TryGetKnown(disk.Part(content => content.PerformanceLevel), "systemDisk.performanceLevel", out var level)
            && context.TryGetKnown(disk.Part(content => content.SizeGiB), "systemDisk.sizeGiB", out var size)
            && size < EssdMinimumSizes.MinimumGiB(level)
        )
        {
            context.Fail(
                "systemDisk.performanceLevel",
                $"{level} needs at least {EssdMinimumSizes.MinimumGiB(level)} GiB, and the disk has {disk.Part(content => content.SizeGiB)}"
            );
        }
    }
}
