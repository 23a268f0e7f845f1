using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Disks;

/// <summary>COS2002: the system disk has 20 to 2,048 GiB.</summary>
internal sealed class SystemDiskSize()
    : BoundedNumber<int>("systemDisk.sizeGiB", 20, 2048, spec => spec.SystemDisk.Part(disk => disk.SizeGiB))
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS2002",
            Title = "the system disk has 20 to 2,048 GiB",
            Paths = ["systemDisk.sizeGiB"],
            Source = RuleSources.NodePoolApi,
            Confidence = Confidence.ReadInSdk,
            Why = "ACK takes system disks from 20 GiB, ECS at most 2,048 GiB",
            Fix = "write 40, the default, or more",
            IsSuppressible = false,
            IsFixable = true,
            ConflictingSources =
            [
                new("20 to 20,248 GiB, likely a slip of the pen", RuleSources.NodePoolApi),
                new("at most 2,048 GiB", RuleSources.InstanceApi),
            ],
        };
}
