using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Disks;

/// <summary>COS2007: an encrypted system disk is an ESSD.</summary>
internal sealed class EncryptedSystemDiskIsEssdRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS2007",
            Title = "an encrypted system disk is an ESSD",
            Severity = Severity.Warning,
            Paths = ["systemDisk.encrypted", "systemDisk.category"],
            Source = RuleSources.NodePoolPage,
            Confidence = Confidence.Documented,
            Why = "the console offers system disk encryption for ESSDs only",
            Fix = "use category cloud_essd for an encrypted system disk",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (
            context.TryGetKnown(pool.Spec.SystemDisk.Part(disk => disk.Encrypted), "systemDisk.encrypted", out var isEncrypted)
            && isEncrypted
            && context.TryGetKnown(pool.Spec.SystemDisk.Part(disk => disk.Category), "systemDisk.category", out var category)
            && category is DiskCategory.CloudSsd or DiskCategory.CloudEfficiency
        )
        {
            context.Fail("systemDisk.encrypted", $"a system disk of category {PoolTerms.DiskCategories.Of(category)} cannot be encrypted");
        }
    }
}
