using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Disks;

/// <summary>COS2008: a disk with a KMS key is encrypted.</summary>
internal sealed class KmsKeyRequiresEncryptionRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS2008",
            Title = "a disk with a KMS key is encrypted",
            Severity = Severity.Warning,
            Paths = ["systemDisk.kmsKeyId", "dataDisk.kmsKeyId"],
            Source = RuleSources.InstanceApi,
            Confidence = Confidence.Inferred,
            Why = "a KMS key is used for encrypted disks only; for other disks, the API accepts the key and ignores it",
            Fix = "add encrypted: true, or remove kmsKeyId",
            IsSuppressible = true,
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
            disk.Part(content => content.KmsKeyId) is not null
            && context.TryGetKnown(disk.Part(content => content.Encrypted) ?? false, path + ".encrypted", out var isEncrypted)
            && !isEncrypted
        )
        {
            // An explicit encrypted: false contradicts the key, and only the author knows which one is intended.
            var isWritten = disk.Part(content => content.Encrypted) is not null;
            context.Fail(
                path + ".kmsKeyId",
                "a KMS key is set for a disk that is not encrypted",
                edits: isWritten ? null : [FixEdit.Set(path + ".encrypted", true)]
            );
        }
    }
}
