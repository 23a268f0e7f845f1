using System.Text;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Parsing;

/// <summary>Parses the text of a here-document, which starts on the line after its redirection.</summary>
internal static class HereDocumentParser
{
    internal static void Parse(ShellLexer input, ShellRedirection redirection)
    {
        var tag = redirection.Target.Plain ?? string.Concat(redirection.Target.Parts.OfType<LiteralPart>().Select(part => part.Text));
        var from = input.Position;
        var text = redirection.Operator == "<<-" ? ReadWithoutTabs(input, redirection, tag) : ReadUnchanged(input, redirection, tag);
        redirection.Document =
            redirection.Target.Plain is null && redirection.Target.Parts.Any(part => part.IsQuoted)
                ? [new LiteralPart(from, text, true)]
                : Expand(input, text, from);
    }

    private static string ReadUnchanged(ShellLexer input, ShellRedirection redirection, string tag)
    {
        var (start, end) = (input.Checkpoint.Index, input.Checkpoint.Index);
        while (!IsEndTag(ReadLine(input, redirection, tag), tag))
        {
            end = input.Checkpoint.Index;
        }

        return input.TextBetween(start, end);
    }

    /// <summary>Reads the text for <c>&lt;&lt;-</c>, without the tabs at the start of each line.</summary>
    private static string ReadWithoutTabs(ShellLexer input, ShellRedirection redirection, string tag)
    {
        var text = new StringBuilder();
        for (
            var line = ReadLine(input, redirection, tag).TrimStart('\t');
            !IsEndTag(line, tag);
            line = ReadLine(input, redirection, tag).TrimStart('\t')
        )
        {
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }

    private static ReadOnlySpan<char> ReadLine(ShellLexer input, ShellRedirection redirection, string tag) =>
        input.IsEnd ? throw new ShellSyntaxException(redirection.At, $"no line '{tag}' ends the here-document") : input.ReadLine();

    private static bool IsEndTag(ReadOnlySpan<char> line, string tag) => line.TrimEnd('\r').SequenceEqual(tag);

    /// <summary>Parses the expansions in the text, as in double quotes. This applies when the end tag is not quoted.</summary>
    private static List<WordPart> Expand(ShellLexer input, string text, ShellPosition from)
    {
        if (text.AsSpan().IndexOfAny('$', '`', '\\') < 0)
        {
            return text.Length == 0 ? [] : [new LiteralPart(from, text, true)];
        }

        var parts = new List<WordPart>();
        ShellParser.ParseExpansions(text, from, input.Depth, parts);
        return parts;
    }
}
