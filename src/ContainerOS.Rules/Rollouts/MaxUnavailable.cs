using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Rollouts;

/// <summary>COS7008: 1 to 1,000 nodes may be away at once.</summary>
internal sealed class MaxUnavailable()
    : BoundedNumber<int>("management.maxUnavailable", 1, 1000, spec => spec.Management.Part(management => management.MaxUnavailable))
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS7008",
            Title = "1 to 1,000 nodes may be away at once",
            Paths = ["management.maxUnavailable"],
            Source = RuleSources.NodePoolApi,
            Confidence = Confidence.ReadInSdk,
            Why = "the API takes 1 to 1,000",
            Fix = "write 1 to 1000, such as the default 1",
            IsSuppressible = false,
            IsFixable = true,
        };
}
