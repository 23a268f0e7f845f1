namespace ContainerOS.Rules.Scaling;

/// <summary>COS6103: tag keys have 1 to 128 characters.</summary>
internal sealed class TagKeyLengthRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS6103",
            Title = "tag keys have 1 to 128 characters",
            Paths = ["tags"],
            Source = RuleSources.NodePoolPage,
            Confidence = Confidence.Documented,
            Why = "ECS accepts keys of 1 to 128 characters",
            Fix = "shorten the key",
            IsSuppressible = false,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var (path, key, _) in context.Each(pool.Spec.Tags, "tags"))
        {
            if (key.Length is 0 or > 128)
            {
                context.Fail(path, $"the key has {key.Length} characters");
            }
        }
    }
}
