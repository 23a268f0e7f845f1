namespace ContainerOS.Cli.Fixing.Yaml;

/// <summary>Finds the lines of a text that may end with LF or CRLF.</summary>
internal sealed class TextLines(string text)
{
    /// <summary>The line break for new lines: that of the first line.</summary>
    internal string Break { get; } = text.IndexOf('\n', StringComparison.Ordinal) is > 0 and var at && text[at - 1] == '\r' ? "\r\n" : "\n";

    /// <summary>The start of the line that contains an offset.</summary>
    internal int Start(int offset) => offset == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1;

    /// <summary>The end of the line, before its line break.</summary>
    internal int End(int offset)
    {
        var next = text.IndexOf('\n', offset);
        return next < 0 ? text.Length
            : next > offset && text[next - 1] == '\r' ? next - 1
            : next;
    }

    /// <summary>The start of the next line.</summary>
    internal int Next(int offset) => text.IndexOf('\n', offset) is >= 0 and var end ? end + 1 : text.Length;

    /// <summary>The column of an offset, counted from 0.</summary>
    internal int Column(int offset) => offset - Start(offset);

    /// <summary>The line number of an offset, counted from 1.</summary>
    internal int Number(int offset) => text.AsSpan(0, offset).Count('\n') + 1;

    /// <summary>Whether only spaces come before the offset on its line.</summary>
    internal bool IsFirst(int offset) => text.AsSpan(Start(offset), Column(offset)).Trim(' ').IsEmpty;
}

/// <summary>Replaces a range of a text.</summary>
internal readonly record struct TextSplice(int Start, int End, string Text)
{
    /// <summary>Applies changes that do not overlap.</summary>
    internal static string Apply(string text, IEnumerable<TextSplice> splices) =>
        splices
            .OrderByDescending(splice => splice.Start)
            .Aggregate(text, (whole, splice) => whole[..splice.Start] + splice.Text + whole[splice.End..]);
}
