namespace ContainerOS.Rules.Scaling;

/// <summary>COS6104: tag keys do not begin with aliyun or acs:.</summary>
internal sealed class TagPrefix : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS6104",
            Title = "tag keys do not begin with aliyun or acs:",
            Paths = ["tags"],
            Source = Sources.NodePoolPage,
            Confidence = Confidence.Documented,
            Why = "the vendor keeps tags that begin with aliyun or acs: for itself",
            Fix = "begin the key otherwise",
            IsSuppressible = false,
        };

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        foreach (var (path, key, _) in verdicts.Each(pool.Spec.Tags, "tags"))
        {
            if (key.StartsWith("aliyun", StringComparison.OrdinalIgnoreCase) || key.StartsWith("acs:", StringComparison.OrdinalIgnoreCase))
            {
                verdicts.Fail(path, $"the prefix of {key} is reserved");
            }
        }
    }
}
