using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Terminal;

namespace ContainerOS.Cli.Fixing;

/// <summary>Tells what was fixed, and what stays and why.</summary>
internal sealed class FixText(TextWriter writer, Ink ink)
{
    internal void Write(IEnumerable<FixResult> results, bool isDry)
    {
        foreach (var result in results.Where(result => result.Made.Count + result.Left.Count > 0))
        {
            writer.WriteLine($"{ink.Bold(isDry ? "Would fix" : "Fixed")} {result.Made.Count} in {ShortPath.Of(result.Before.File)}");
            foreach (var made in result.Made)
            {
                writer.WriteLine($"  {ink.Green("✓")} {made.Code}  {ink.Cyan(made.Path)}: {made.Edits}{Place(made.Position?.Line)}");
            }

            foreach (var left in result.Left)
            {
                writer.WriteLine(
                    $"  {ink.Yellow("-")} {left.Finding.Code}  {ink.Cyan(left.Finding.Path)}: {(left.Line is { } line ? $"line {line} stays: " : "not fixed: ")}{left.Why}"
                );
            }

            writer.WriteLine();
        }
    }

    private string Place(int? line) => line is > 0 ? ink.Dim($"  (line {line})") : string.Empty;
}
