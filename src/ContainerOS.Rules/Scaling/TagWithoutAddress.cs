using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Scaling;

/// <summary>COS6105: tag keys and values hold no http:// or https://.</summary>
internal sealed class TagWithoutAddress : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS6105",
            Title = "tag keys and values hold no http:// or https://",
            Paths = ["tags"],
            Source = Sources.NodePoolPage,
            Confidence = Confidence.Documented,
            Why = "ECS refuses tags that hold http:// or https://",
            Fix = "write the address without its scheme",
            IsSuppressible = false,
            IsFixable = true,
        };

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        foreach (var (path, key, value) in verdicts.Each(pool.Spec.Tags, "tags"))
        {
            if (IsAddress(key) || (verdicts.Knows(value, path, out var text) && IsAddress(text)))
            {
                verdicts.Fail(
                    path,
                    $"{key} holds an address",
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
