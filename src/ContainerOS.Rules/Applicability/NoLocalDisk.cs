namespace ContainerOS.Rules.Applicability;

/// <summary>COS1005: no instance type has local disks.</summary>
internal sealed class NoLocalDisk : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS1005",
            Title = "no instance type has local disks",
            Paths = ["instanceTypes[]"],
            Source = Sources.OverviewOfMarch,
            Confidence = Confidence.Documented,
            Needs = RuleNeeds.InstanceCatalogue,
            Why = "the overview excludes instance types with local disks (edition Mar 03 2026; earlier editions are silent)",
            Fix = "use a type without local disks, and a cloud disk as dataDisk",
            IsSuppressible = false,
            IsFixable = true,
            Claims =
            [
                new("not on instance types with local disks", Sources.OverviewOfMarch),
                new("the edition of Feb 05 2026 does not mention local disks", Sources.Overview),
            ],
        };

    internal override void Check(Subject pool, Verdicts verdicts) =>
        InstanceTypes.Judge(
            pool,
            verdicts,
            type => type.LocalDiskAmount > 0,
            "has local disks, which ContainerOS does not use",
            removes: true
        );
}
