namespace ContainerOS.Rules.Scaling;

/// <summary>COS6104: tag keys and values do not start with aliyun or acs:.</summary>
internal sealed class TagKeyPrefixIsNotReservedRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS6104",
            Title = "tag keys and values do not start with aliyun or acs:",
            Paths = ["tags"],
            Source = RuleSources.NodePoolPage,
            Confidence = Confidence.Documented,
            Why = "keys and values that start with aliyun or acs: are reserved by the vendor",
            Fix = "use another prefix",
            IsSuppressible = false,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var (path, key, value) in context.Each(pool.Spec.Tags, "tags"))
        {
            if (IsReserved(key))
            {
                context.Fail(path, $"the prefix of {key} is reserved");
            }

            if (context.TryGetKnown(value, path, out var text) && IsReserved(text))
            {
                context.Fail(path, $"the prefix of the value of {key} is reserved");
            }
        }
    }

    private static bool IsReserved(string text) =>
        text.StartsWith("aliyun", StringComparison.OrdinalIgnoreCase) || text.StartsWith("acs:", StringComparison.OrdinalIgnoreCase);
}
