using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Fixing.Diffs;
using ContainerOS.Cli.Fixing.Yaml;
using ContainerOS.Cli.Terminal;

namespace ContainerOS.Cli.Fixing;

/// <summary>The difference that fixes make. Secrets that stand near a change are not shown.</summary>
internal static class MaskedDiff
{
    private const string Mask = "[secret]";

    internal static string Write(FixResult result, AnsiStyle style) =>
        result.After == result.Before
            ? string.Empty
            : UnifiedDiff.Write(DisplayPath.Of(result.Before.File), Masked(result.Before.Text), Masked(result.After.Text), style);

    /// <summary>A text with the arguments of <c>fn::secret</c> and the encrypted values hidden; each keeps its number of lines.</summary>
    private static string Masked(string text) =>
        TextSplice.Apply(
            text,
            YamlNodeReader
                .Read(text)
                .SelfAndDescendants.OfType<YamlMap>()
                .SelectMany(map => map.Entries)
                .Where(IsSecret)
                .Select(entry => entry.Value)
                .Where(value =>
                    value.End > value.Start && value.SelfAndDescendants.All(part => part is not YamlMap map || !map.Entries.Any(IsSecret))
                )
                .Select(value => new TextSplice(
                    value.Start,
                    value.End,
                    string.Join('\n', Enumerable.Repeat(Mask, text.AsSpan(value.Start, value.End - value.Start).Count('\n') + 1))
                ))
        );

    private static bool IsSecret(YamlEntry entry) =>
        entry.Key.Text is "secure" || entry.Key.Text.Equals("fn::secret", StringComparison.OrdinalIgnoreCase);
}
