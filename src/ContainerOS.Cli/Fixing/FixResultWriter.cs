using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Terminal;

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
