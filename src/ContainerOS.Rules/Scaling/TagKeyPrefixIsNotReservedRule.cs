namespace ContainerOS.Rules.Scaling;

/// <summary>COS6104: tag keys do not start with aliyun or acs:.</summary>
internal sealed class TagKeyPrefixIsNotReservedRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS6104",
            Title = "tag keys do not start with aliyun or acs:",
            Paths = ["tags"],
            Source = RuleSources.NodePoolPage,
            Confidence = Confidence.Documented,
            Why = "tags that start with aliyun or acs: are reserved by the vendor",
            Fix = "use another prefix",
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
