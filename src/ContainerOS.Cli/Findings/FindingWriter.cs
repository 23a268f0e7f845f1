using ContainerOS.Cli.Terminal;
using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Cli.Findings;

/// <summary>Writes findings as text.</summary>
/// <param name="writer">Where they go.</param>
/// <param name="style">How they look.</param>
/// <param name="lines">The lines of the files that they are about; null to read the files.</param>
internal sealed class FindingWriter(SafeWriter writer, AnsiStyle style, SourceLines? lines = null)
{
    private readonly SourceLines sources = lines ?? new();

    internal void Write(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            Write(finding);
        }
    }

    private void Write(Finding finding)
    {
        writer.WriteLines(Heading(finding));
        if (finding.Position is { } position)
        {
            WritePosition(position);
        }

        WriteDetail("stack", string.Join(", ", finding.Stacks.Select(SafeText.Line)));

        WriteDetail("why", finding.Why);
        WriteDetail("fix", finding.Fix);
        WriteDetail("source", finding.Source?.ToString());
        writer.WriteLine();
    }

    private IEnumerable<string> Heading(Finding finding)
    {
        var label = finding.Code is null ? Name(finding.Severity) : $"{Name(finding.Severity)} {finding.Code}";
        var path = finding.Path.Length == 0 ? string.Empty : style.Cyan(SafeText.Line(finding.Path)) + ": ";
        return SafeText.MessageLines($"{Colour(finding.Severity, label)}  {path}", finding.Text, style.Bold);
    }

    private void WritePosition(SourcePosition position)
    {
        var place = position.Line > 0 ? $":{position.Line}:{position.Column}" : string.Empty;
        writer.WriteLine($"  {style.Dim("at")} {SafeText.Line(DisplayPath.Of(position.File))}{place}");
        if (sources.Find(position.File, position.Line) is not { } line)
        {
            return;
        }

        foreach (var row in SourceExcerpt.Draw(position, line, style))
        {
            writer.WriteLine(row);
        }
    }

    private void WriteDetail(string label, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            writer.WriteLines(SafeText.MessageLines($"  {style.Dim(label + ":")} ", text, line => line));
        }
    }

    private static string Name(Severity severity) => severity.ToString().ToLowerInvariant();

    private string Colour(Severity severity, string text) =>
        severity switch
        {
            Severity.Error => style.Red(text),
            Severity.Warning => style.Yellow(text),
            _ => style.Blue(text),
        };
}
