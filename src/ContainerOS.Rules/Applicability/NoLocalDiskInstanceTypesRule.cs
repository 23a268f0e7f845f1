namespace ContainerOS.Rules.Applicability;

/// <summary>COS1005: no instance type has local disks.</summary>
internal sealed class NoLocalDiskInstanceTypesRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS1005",
            Title = "no instance type has local disks",
            Paths = ["instanceTypes[]"],
            Source = RuleSources.OverviewOfMarch,
            Confidence = Confidence.Documented,
            Needs = RuleNeeds.InstanceCatalogue,
            Why = "the overview excludes instance types with local disks (edition Mar 03 2026; earlier editions do not mention them)",
            Fix = "use a type without local disks, and a cloud disk as dataDisk",
            IsSuppressible = true,
            IsFixable = true,
            ConflictingSources =
            [
                new("instance types with local disks are not supported", RuleSources.OverviewOfMarch),
                new("the edition of Feb 05 2026 does not mention local disks", RuleSources.Overview),
            ],
        };

    internal override void Check(CheckedPool pool, RuleContext context) =>
        InstanceTypeScan.Check(
            pool,
            context,
            type => type.LocalDiskAmount > 0,
            "has local disks, which ContainerOS does not use",
            isRemovedByFix: true
        );
}
