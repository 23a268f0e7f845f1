using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Scaling;

/// <summary>COS6105: tag keys and values contain no http:// or https://.</summary>
internal sealed class TagHoldsNoUrlRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS6105",
            Title = "tag keys and values contain no http:// or https://",
            Paths = ["tags"],
            Source = RuleSources.NodePoolPage,
            Confidence = Confidence.Documented,
            Why = "ECS rejects tags that contain http:// or https://",
            Fix = "write the URL without its scheme",
            IsSuppressible = false,
            IsFixable = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var (path, key, value) in context.Each(pool.Spec.Tags, "tags"))
        {
            if (IsAddress(key) || (context.TryGetKnown(value, path, out var text) && IsAddress(text)))
            {
                context.Fail(
                    path,
                    $"{key} contains a URL",
                    edits: IsAddress(key) || value.IsSecret ? null : [FixEdit.Set(path, Bare(value.Content))]
                );
            }
        }
    }

    private static string Bare(string text) =>
        text.Replace("http://", string.Empty, StringComparison.OrdinalIgnoreCase)
            .Replace("https://", string.Empty, StringComparison.OrdinalIgnoreCase);

    private static bool IsAddress(string text) =>
        text.Contains("http://", StringComparison.OrdinalIgnoreCase) || text.Contains("https://", StringComparison.OrdinalIgnoreCase);
}
