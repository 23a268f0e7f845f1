using System.Text;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Reading;

/// <summary>Reads the text of a here-document, which begins on the line after its redirection.</summary>
internal static class HereDocument
{
    internal static void Read(ShellInput input, ShellRedirection redirection)
    {
        var tag = redirection.Target.Plain ?? string.Concat(redirection.Target.Parts.OfType<LiteralPart>().Select(part => part.Text));
        var from = input.Here;
        var text = redirection.Operator == "<<-" ? Stripped(input, redirection, tag) : Whole(input, redirection, tag);
        redirection.Document =
            redirection.Target.Plain is null && redirection.Target.Parts.Any(part => part.IsQuoted)
                ? [new LiteralPart(from, text, true)]
                : Expanded(input, text, from);
    }

    private static string Whole(ShellInput input, ShellRedirection redirection, string tag)
    {
        var (start, end) = (input.Mark.Index, input.Mark.Index);
        while (!Ends(Line(input, redirection, tag), tag))
        {
            end = input.Mark.Index;
        }

        return input.Between(start, end);
    }

    /// <summary><c>&lt;&lt;-</c>: the tabs that its lines begin with are no part of it.</summary>
    private static string Stripped(ShellInput input, ShellRedirection redirection, string tag)
    {
        var text = new StringBuilder();
        for (
            var line = Line(input, redirection, tag).TrimStart('\t');
            !Ends(line, tag);
            line = Line(input, redirection, tag).TrimStart('\t')
        )
        {
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }

    private static ReadOnlySpan<char> Line(ShellInput input, ShellRedirection redirection, string tag) =>
        input.IsEnd ? throw new ShellSyntaxException(redirection.At, $"no line '{tag}' ends the here-document") : input.TakeLine();

    private static bool Ends(ReadOnlySpan<char> line, string tag) => line.TrimEnd('\r').SequenceEqual(tag);

    /// <summary>A quoted tag keeps the text as it is; else it is expanded as in double quotes.</summary>
    private static List<WordPart> Expanded(ShellInput input, string text, ShellPosition from)
    {
        if (text.AsSpan().IndexOfAny('$', '`', '\\') < 0)
        {
            return text.Length == 0 ? [] : [new LiteralPart(from, text, true)];
        }

        var parts = new List<WordPart>();
        WholeText.Expand(text, from, input.Depth, parts);
        return parts;
    }
}
