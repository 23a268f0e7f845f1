using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Conversion;

/// <summary>Tells where the lines of a text begin.</summary>
internal sealed class LineIndex
{
    private readonly List<int> starts = [0];
    private readonly string text;

    internal LineIndex(string text)
    {
        this.text = text;
        for (var at = text.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = text.IndexOf('\n', at + 1))
        {
            starts.Add(at + 1);
        }
    }

    /// <summary>The offset of a place.</summary>
    internal int Offset(ShellPosition at) => Math.Min(text.Length, LineStart(at.Line) + Math.Max(0, at.Column - 1));

    /// <summary>The offset of the first letter of a line.</summary>
    internal int LineStart(int line) => line <= starts.Count ? starts[Math.Max(0, line - 1)] : text.Length;

    /// <summary>A line, trimmed.</summary>
    internal string LineText(int line) => text[LineStart(line)..LineStart(line + 1)].Trim();

    /// <summary>The place inside the text that is nearest.</summary>
    internal ShellPosition Clamp(ShellPosition at)
    {
        var line = Math.Clamp(at.Line, 1, starts.Count);
        return new ShellPosition(line, Math.Clamp(at.Column, 1, LineStart(line + 1) - LineStart(line) + 1));
    }
}
