using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Versions;

namespace ContainerOS.Rules.Disks;

/// <summary>COS2001: there is a data disk from ContainerOS 3.4.0.</summary>
internal sealed class DataDisk : Rule
{
    /// <summary>The disk of the fix, a property at a time.</summary>
    private static readonly FixEdits Usual =
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
            Title = "there is a data disk from ContainerOS 3.4.0",
            Paths = ["dataDisk"],
            Source = Sources.ReleaseNotes,
            Confidence = Confidence.Documented,
            Needs = RuleNeeds.Images,
            Why = "from 3.4.0 the system disk is read-only, and a data disk on /var keeps everything that is written",
            Fix = "add dataDisk, such as category cloud_essd, sizeGiB 120, performanceLevel PL1",
            IsSuppressible = false,
            IsFixable = true,
            Claims =
            [
                new("the system disk is read-only, and a data disk needed, from 3.4.0", Sources.ReleaseNotes),
                new("the system disk is read-only from 3.5.0", Sources.Overview),
                new("from 3.4 a pool without a data disk gets one before its OS is changed", Sources.ChangeOs),
            ],
        };

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        if (pool.Spec.DataDisk is null && pool.IsAtLeast(Since, verdicts))
        {
            verdicts.Fail("dataDisk", $"ContainerOS {pool.Release} needs a data disk, and none is given", edits: Usual);
        }
    }
}
