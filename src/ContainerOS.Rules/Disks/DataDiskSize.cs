using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Disks;

/// <summary>COS2005: the data disk has 40 to 32,768 GiB.</summary>
internal sealed class DataDiskSize() : BoundedNumber<int>("dataDisk.sizeGiB", 40, 32768, spec => spec.DataDisk.Part(disk => disk.SizeGiB))
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS2005",
            Title = "the data disk has 40 to 32,768 GiB",
            Paths = ["dataDisk.sizeGiB"],
            Source = RuleSources.NodePoolApi,
            Confidence = Confidence.ReadInSdk,
            Why = "the API takes data disks of 40 to 32,768 GiB",
            Fix = "write 120, the API's default, or more",
            IsSuppressible = false,
            IsFixable = true,
        };
}
