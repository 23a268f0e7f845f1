namespace ContainerOS.Rules.Scaling;

/// <summary>COS6108: the pools of a cluster have different names.</summary>
internal sealed class NameIsUniqueInClusterRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS6108",
            Title = "the pools of a cluster have different names",
            Paths = ["name"],
            Source = RuleSources.NodePoolApi,
            Confidence = Confidence.Inferred,
            Why = "ACK refuses a name that another pool of the cluster has",
            Fix = "give one of them another name, or leave the name out",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (pool.Facts.PoolOfTheSameName is { } other)
        {
            context.Fail("name", $"the pool {other} of this program has the same name in the same cluster");
        }
    }
}
