namespace ContainerOS.Rules.Scaling;

/// <summary>COS6005: there are 1 to 8 vSwitches.</summary>
internal sealed class VSwitchCount() : BoundedList("vSwitchIds", 8, spec => spec.VSwitchIds)
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS6005",
            Title = "there are 1 to 8 vSwitches",
            Paths = ["vSwitchIds"],
            Source = RuleSources.NodePoolApi,
            Confidence = Confidence.ReadInSdk,
            Why = "the API takes 1 to 8 vSwitches",
            Fix = "give 1 to 8",
            IsSuppressible = false,
        };
}
