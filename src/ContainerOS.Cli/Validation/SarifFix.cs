using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Fixing;
using ContainerOS.Cli.Fixing.Yaml;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Cli.Validation;

/// <summary>Writes the edits of a finding as a SARIF fix: one replacement from the first changed character to the last.</summary>
internal static class SarifFix
{
    /// <summary>The fix; null when the finding has none or it cannot be applied.</summary>
    internal static JObject? Of(Finding finding)
    {
        if (finding is not { Edits.Count: > 0, Position: { } at })
        {
            return null;
        }

        try
        {
            var text = ProgramText.Read(at.File).Text;
            return Of(finding, DisplayPath.Of(at.File), text, FixBatch.Apply(text, finding));
        }
        catch (Exception exception) when (exception is YamlEditException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static JObject Of(Finding finding, string file, string old, string now)
    {
        var start = old.AsSpan().CommonPrefixLength(now);
        var least = Math.Min(old.Length, now.Length) - start;
        var tail = 0;
        while (tail < least && old[^(tail + 1)] == now[^(tail + 1)])
        {
            tail++;
        }

        var (line, column) = Place(old, start);
        var (endLine, endColumn) = Place(old, old.Length - tail);
        return new JObject
        {
            ["description"] = new JObject { ["text"] = finding.Edits.ToString() },
            ["artifactChanges"] = new JArray(
                new JObject
                {
                    ["artifactLocation"] = new JObject { ["uri"] = file.Replace('\\', '/') },
                    ["replacements"] = new JArray(
                        new JObject
                        {
                            ["deletedRegion"] = new JObject
                            {
                                ["startLine"] = line,
                                ["startColumn"] = column,
                                ["endLine"] = endLine,
                                ["endColumn"] = endColumn,
                            },
                            ["insertedContent"] = new JObject { ["text"] = now[start..(now.Length - tail)] },
                        }
                    ),
                }
            ),
        };
    }

    /// <summary>Line and column, counted from 1; columns count code points, as the log declares.</summary>
    private static (int Line, int Column) Place(string text, int offset)
    {
        var lines = new TextLines(text);
        var before = text.AsSpan(lines.Start(offset), lines.Column(offset));
        var points = 0;
        foreach (var _ in before.EnumerateRunes())
        {
            points++;
        }

        return (lines.Number(offset), points + 1);
    }
}
