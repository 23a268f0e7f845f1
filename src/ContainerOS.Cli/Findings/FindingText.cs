using ContainerOS.Cli.Terminal;
using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Cli.Findings;

/// <summary>A finding as a person reads it.</summary>
internal sealed class FindingText(TextWriter writer, Ink ink)
{
    private readonly SourceLines sources = new();

    internal void Write(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            Write(finding);
        }
    }

    private void Write(Finding finding)
    {
        writer.WriteLine(Head(finding));
        if (finding.Position is { } position)
        {
            WritePlace(position);
        }

        WriteTail("stack", string.Join(", ", finding.Stacks));

        WriteTail("why", finding.Why);
        WriteTail("fix", finding.Fix);
        WriteTail("source", finding.Source?.ToString());
        writer.WriteLine();
    }

    private string Head(Finding finding)
    {
        var label = finding.Code is null ? Name(finding.Severity) : $"{Name(finding.Severity)} {finding.Code}";
        var path = finding.Path.Length == 0 ? string.Empty : ink.Cyan(SafeText.Of(finding.Path)) + ": ";
        return $"{Colour(finding.Severity, label)}  {path}{ink.Bold(SafeText.Of(finding.Message))}";
    }

    private void WritePlace(SourcePosition position)
    {
        var place = position.Line > 0 ? $":{position.Line}:{position.Column}" : string.Empty;
        writer.WriteLine($"  {ink.Dim("at")} {ShortPath.Of(position.File)}{place}");
        if (sources.Find(position.File, position.Line) is not { } line)
        {
            return;
        }

        foreach (var row in SourceExcerpt.Draw(position, line, ink))
        {
            writer.WriteLine(row);
        }
    }

    private void WriteTail(string label, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            writer.WriteLine($"  {ink.Dim(label + ":")} {SafeText.Of(text)}");
        }
    }

    private static string Name(Severity severity) => severity.ToString().ToLowerInvariant();

    private string Colour(Severity severity, string text) =>
        severity switch
        {
            Severity.Error => ink.Red(text),
            Severity.Warning => ink.Yellow(text),
            _ => ink.Blue(text),
        };
}
