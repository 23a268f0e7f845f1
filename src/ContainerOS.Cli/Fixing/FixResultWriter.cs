using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Fixing.Diffs;
using ContainerOS.Cli.Fixing.Yaml;
using ContainerOS.Cli.Terminal;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Cli.Fixing;

/// <summary>Writes which findings were fixed, and why others were not.</summary>
internal sealed class FixResultWriter(SafeWriter writer, AnsiStyle style)
{
    internal void Write(IEnumerable<FixResult> results, bool isDry)
    {
        foreach (var result in results.Where(result => result.Applied.Count + result.Skipped.Count > 0))
        {
            writer.WriteLine(
                $"{style.Bold(isDry ? "Would fix" : "Fixed")} {result.Applied.Count} in {SafeText.Line(DisplayPath.Of(result.Before.File))}"
            );
            foreach (var finding in result.Applied)
            {
                writer.WriteLine(
                    $"  {style.Green("✓")} {finding.Code}  {style.Cyan(SafeText.Line(finding.Path))}: {SafeText.Line($"{finding.Edits}")}"
                        + Place(finding.Position?.Line)
                );
            }

            foreach (var skipped in result.Skipped)
            {
                var place = skipped.Line is { } line ? $"line {line} was not changed" : "not fixed";
                writer.WriteLine(
                    $"  {style.Yellow("-")} {skipped.Finding.Code}  {style.Cyan(SafeText.Line(skipped.Finding.Path))}: "
                        + $"{place}: {SafeText.Line(skipped.Reason)}"
                );
            }

            writer.WriteLine();
        }
    }

    private string Place(int? line) => line is > 0 ? style.Dim($"  (line {line})") : string.Empty;
}

/// <summary>Writes the results of fixing programs as JSON.</summary>
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
                    result.Skipped.Select(skipped => new JObject
                    {
                        ["code"] = skipped.Finding.Code,
                        ["path"] = skipped.Finding.Path,
                        ["line"] = skipped.Line,
                        ["why"] = skipped.Reason,
                    })
                ),
            }),
        ];
}

/// <summary>Writes the changes of fixes as a unified diff with secrets hidden.</summary>
internal static class MaskedDiff
{
    private const string Mask = "[secret]";

    internal static string Write(FixResult result, AnsiStyle style) =>
        result.After == result.Before
            ? string.Empty
            : UnifiedDiff.Write(DisplayPath.Of(result.Before.File), Masked(result.Before.Text), Masked(result.After.Text), style);

    /// <summary>Hides the arguments of <c>fn::secret</c> and encrypted values; the number of lines does not change.</summary>
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
