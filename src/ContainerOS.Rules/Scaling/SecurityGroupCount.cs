namespace ContainerOS.Rules.Scaling;

/// <summary>COS6006: there are 1 to 5 security groups.</summary>
internal sealed class SecurityGroupCount() : BoundedList("securityGroupIds", 5, spec => spec.SecurityGroupIds)
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS6006",
            Title = "there are 1 to 5 security groups",
            Paths = ["securityGroupIds"],
            Source = RuleSources.NodePoolPage,
            Confidence = Confidence.Documented,
            Why = "an instance has at most 5 security groups",
            Fix = "give 1 to 5, or leave it out for the cluster's own",
            IsSuppressible = false,
        };
}
