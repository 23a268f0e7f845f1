namespace ContainerOS.Rules.Scaling;

/// <summary>COS6102: the pool has at most 16 tags.</summary>
internal sealed class TagCountRule : Rule
{
    private const int MaxTags = 20 - 3 - 1;

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS6102",
            Title = "the pool has at most 16 tags",
            Paths = ["tags"],
            Source = RuleSources.NodePoolPage,
            Confidence = Confidence.Documented,
            Why = "an instance has at most 20 tags, of which ACK sets 3 and this provider 1, unless a higher quota was granted",
            Fix = "keep 16 or fewer",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (pool.Spec.Tags is { IsKnown: false })
        {
            context.MarkUndecided("tags", "its entries are not known yet");
        }
        else if (pool.Spec.Tags?.Entries.Count > MaxTags)
        {
            context.Fail("tags", $"{pool.Spec.Tags.Entries.Count} tags are set, and {MaxTags} are available");
        }
    }
}
