namespace ContainerOS.Cli.Fixing.Yaml;

/// <summary>The lines of a text, which end as its author ends them.</summary>
internal sealed class TextLines(string text)
{
    /// <summary>What a new line of this text ends with: what its first line ends with.</summary>
    internal string Break { get; } = text.IndexOf('\n', StringComparison.Ordinal) is > 0 and var at && text[at - 1] == '\r' ? "\r\n" : "\n";

    /// <summary>Where the line of a letter begins.</summary>
    internal int Start(int offset) => offset == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1;

    /// <summary>Behind the last letter of the line, before its end.</summary>
    internal int End(int offset)
    {
        var next = text.IndexOf('\n', offset);
        return next < 0 ? text.Length
            : next > offset && text[next - 1] == '\r' ? next - 1
            : next;
    }

    /// <summary>Where the next line begins.</summary>
    internal int Next(int offset) => text.IndexOf('\n', offset) is >= 0 and var end ? end + 1 : text.Length;

    /// <summary>The letter's place in its line, from 0.</summary>
    internal int Column(int offset) => offset - Start(offset);

    /// <summary>The line's number, from 1.</summary>
    internal int Number(int offset) => text.AsSpan(0, offset).Count('\n') + 1;

    /// <summary>Whether nothing but spaces stands before the letter on its line.</summary>
    internal bool IsFirst(int offset) => text.AsSpan(Start(offset), Column(offset)).Trim(' ').IsEmpty;
}

/// <summary>A change of a text: what stands between two places is replaced.</summary>
internal readonly record struct TextSplice(int Start, int End, string Text)
{
    /// <summary>Makes changes that do not touch one another.</summary>
    internal static string Apply(string text, IEnumerable<TextSplice> splices) =>
        splices
            .OrderByDescending(splice => splice.Start)
            .Aggregate(text, (whole, splice) => whole[..splice.Start] + splice.Text + whole[splice.End..]);
}
