namespace ContainerOS.Rules.Scaling;

/// <summary>COS6104: tag keys do not begin with aliyun or acs:.</summary>
internal sealed class TagKeyPrefixIsNotReservedRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS6104",
            Title = "tag keys do not begin with aliyun or acs:",
            Paths = ["tags"],
            Source = RuleSources.NodePoolPage,
            Confidence = Confidence.Documented,
            Why = "the vendor keeps tags that begin with aliyun or acs: for itself",
            Fix = "begin the key otherwise",
            IsSuppressible = false,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var (path, key, _) in context.Each(pool.Spec.Tags, "tags"))
        {
            if (key.StartsWith("aliyun", StringComparison.OrdinalIgnoreCase) || key.StartsWith("acs:", StringComparison.OrdinalIgnoreCase))
            {
                context.Fail(path, $"the prefix of {key} is reserved");
            }
        }
    }
}
