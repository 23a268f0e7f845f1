using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Fixing.Diffs;
using ContainerOS.Cli.Fixing.Yaml;
using ContainerOS.Cli.Terminal;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Cli.Fixing;

/// <summary>Tells what was fixed, and what stays and why.</summary>
internal sealed class FixResultWriter(TextWriter writer, AnsiStyle style)
{
    internal void Write(IEnumerable<FixResult> results, bool isDry)
    {
        foreach (var result in results.Where(result => result.Applied.Count + result.Skipped.Count > 0))
        {
            writer.WriteLine($"{style.Bold(isDry ? "Would fix" : "Fixed")} {result.Applied.Count} in {DisplayPath.Of(result.Before.File)}");
            foreach (var made in result.Applied)
            {
                writer.WriteLine($"  {style.Green("✓")} {made.Code}  {style.Cyan(made.Path)}: {made.Edits}{Place(made.Position?.Line)}");
            }

            foreach (var left in result.Skipped)
            {
                writer.WriteLine(
                    $"  {style.Yellow("-")} {left.Finding.Code}  {style.Cyan(left.Finding.Path)}: {(left.Line is { } line ? $"line {line} stays: " : "not fixed: ")}{left.Reason}"
                );
            }

            writer.WriteLine();
        }
    }

    private string Place(int? line) => line is > 0 ? style.Dim($"  (line {line})") : string.Empty;
}

/// <summary>What came of fixing a program, as automation reads it.</summary>
internal static class FixResultJson
{
    internal static JArray Write(IEnumerable<FixResult> results, bool isDry) =>
        [
            .. results.Select(result => new JObject
            {
                ["file"] = result.Before.File,
                ["written"] = !isDry && result.After != result.Before,
                ["diff"] = MaskedDiff.Write(result, AnsiStyle.None),
                ["fixed"] = FindingJson.Write(result.Applied),
                ["left"] = new JArray(
                    result.Skipped.Select(left => new JObject
                    {
                        ["code"] = left.Finding.Code,
                        ["path"] = left.Finding.Path,
                        ["line"] = left.Line,
                        ["why"] = left.Reason,
                    })
                ),
            }),
        ];
}

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
