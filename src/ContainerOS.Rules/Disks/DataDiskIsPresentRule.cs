using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Versions;

namespace ContainerOS.Rules.Disks;

/// <summary>COS2001: the pool has a data disk from ContainerOS 3.4.0.</summary>
internal sealed class DataDiskIsPresentRule : Rule
{
    /// <summary>The disk that the fix adds, one property per edit.</summary>
    private static readonly FixEdits DefaultDisk =
    [
        FixEdit.Set("dataDisk.category", PoolTerms.DiskCategories.Of(DiskCategory.CloudEssd)),
        FixEdit.Set("dataDisk.sizeGiB", 120),
        FixEdit.Set("dataDisk.performanceLevel", nameof(PerformanceLevel.PL1)),
    ];

    private static readonly OsVersion Since = new(3, 4, 0);

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS2001",
            Title = "the pool has a data disk from ContainerOS 3.4.0",
            Paths = ["dataDisk"],
            Source = RuleSources.ReleaseNotes,
            Confidence = Confidence.Documented,
            Needs = RuleNeeds.Images,
            Why =
                "from 3.4.0 (3.5.0 in the overview) the system disk is read-only, and all written data is stored on a data disk mounted at "
                + "/var",
            Fix = "add dataDisk, for example with category cloud_essd, sizeGiB 120 and performanceLevel PL1",
            IsSuppressible = false,
            IsFixable = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (pool.Spec.DataDisk is null && pool.IsAtLeast(Since, context))
        {
            context.Fail("dataDisk", $"ContainerOS {pool.Release} requires a data disk, and dataDisk is not set", edits: DefaultDisk);
        }
    }
}
