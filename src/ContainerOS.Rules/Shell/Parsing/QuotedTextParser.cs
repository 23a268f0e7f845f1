using System.Text;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Parsing;

/// <summary>Reads text in double quotes, and in here-documents: only expansions have a meaning in it.</summary>
internal sealed class QuotedTextParser(ShellLexer input, ExpansionParser expansions)
{
    /// <summary>What was read of a literal; empty whenever an expansion is read, which may read quotes in turn.</summary>
    private readonly StringBuilder text = new();

    /// <summary>Reads up to a closing letter, which is taken.</summary>
    internal void Parse(List<WordPart> parts, char close, ShellPosition opened)
    {
        var at = input.Position;
        while (input.Current != close || (close == ShellLexer.End && !input.IsEnd))
        {
            if (input.IsEnd)
            {
                throw new ShellSyntaxException(opened, $"a {close} is never closed");
            }

            if (input.Current is '$' or '`')
            {
                Flush(parts, at);
                expansions.Parse(parts, isQuoted: true);
                at = input.Position;
            }
            else
            {
                ReadCharacter(close);
            }
        }

        Flush(parts, at, always: close == '"');
        _ = input.IsEnd ? default : input.Read();
    }

    private void Flush(List<WordPart> parts, ShellPosition at, bool always = false)
    {
        if (text.Length > 0 || always)
        {
            parts.Add(new LiteralPart(at, text.ToString(), true));
            text.Clear();
        }
    }

    private void ReadCharacter(char close)
    {
        var letter = input.Read();
        if (letter == '\\' && !input.IsEnd && (input.Current is '$' or '`' or '\\' or '\n' || input.Current == close))
        {
            letter = input.Read();
            if (letter == '\n')
            {
                return;
            }
        }

        text.Append(letter);
    }
}
