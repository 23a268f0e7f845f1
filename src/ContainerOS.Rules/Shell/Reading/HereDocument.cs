using System.Text;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Reading;

/// <summary>Reads the text of a here-document, which begins on the line after its redirection.</summary>
internal static class HereDocument
{
    internal static void Read(ShellInput input, ShellRedirection redirection)
    {
        var tag = string.Concat(redirection.Target.Parts.OfType<LiteralPart>().Select(part => part.Text));
        var from = input.Here;
        var text = new StringBuilder();
        while (true)
        {
            var line = input.IsEnd ? throw new ShellSyntaxException(redirection.At, $"no line '{tag}' ends the here-document") : input.TakeLine();
            line = redirection.Operator == "<<-" ? line.TrimStart('\t') : line;
            if (line.TrimEnd('\r') == tag)
            {
                break;
            }

            text.Append(line).Append('\n');
        }

        redirection.Document = new ShellWord(from, Parts(input, redirection, text.ToString(), from));
    }

    /// <summary>A quoted tag keeps the text as it is; else it is expanded as in double quotes.</summary>
    private static List<WordPart> Parts(ShellInput input, ShellRedirection redirection, string text, ShellPosition from)
    {
        if (redirection.Target.Parts.Any(part => part.IsQuoted))
        {
            return [new LiteralPart(from, text, true)];
        }

        var parts = new List<WordPart>();
        var own = new ShellInput(text, from, input.Depth);
        new ExpansionReader(own, new ListReader(own)).Quotes.Read(parts, ShellInput.End, from);
        return parts;
    }
}
