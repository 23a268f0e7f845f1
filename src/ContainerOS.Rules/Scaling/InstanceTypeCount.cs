namespace ContainerOS.Rules.Scaling;

/// <summary>COS6002: there are 1 to 10 instance types.</summary>
internal sealed class InstanceTypeCount() : BoundedList("instanceTypes", 10, spec => spec.InstanceTypes)
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS6002",
            Title = "there are 1 to 10 instance types",
            Paths = ["instanceTypes"],
            Source = RuleSources.NodePoolApi,
            Confidence = Confidence.ReadInSdk,
            Why = "the API takes 1 to 10 instance types",
            Fix = "give 1 to 10",
            IsSuppressible = false,
        };
}
