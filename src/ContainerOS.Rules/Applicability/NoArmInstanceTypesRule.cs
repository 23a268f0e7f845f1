namespace ContainerOS.Rules.Applicability;

/// <summary>COS1004: no instance type has Arm CPUs.</summary>
internal sealed class NoArmInstanceTypesRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS1004",
            Title = "no instance type has Arm CPUs",
            Paths = ["instanceTypes[]"],
            Source = RuleSources.Overview,
            Confidence = Confidence.Documented,
            Needs = RuleNeeds.InstanceCatalogue,
            Why = "ContainerOS images exist for x86_64 only",
            Fix = "use an x86 type such as ecs.g8i.xlarge",
            IsSuppressible = false,
            IsFixable = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context) =>
        InstanceTypeScan.Check(
            pool,
            context,
            type => type.IsArm,
            "is an Arm instance type, and ContainerOS is x86_64 only",
            isRemovedByFix: true
        );
}
