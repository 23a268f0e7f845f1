using System.Text;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Reading;

/// <summary>Reads text in double quotes, and in here-documents: only expansions have a meaning in it.</summary>
internal sealed class QuotedReader(ShellInput input, ExpansionReader expansions)
{
    /// <summary>What was read of a literal; empty whenever an expansion is read, which may read quotes in turn.</summary>
    private readonly StringBuilder text = new();

    /// <summary>Reads up to a closing letter, which is taken.</summary>
    internal void Read(List<WordPart> parts, char close, ShellPosition opened)
    {
        var at = input.Here;
        while (input.Current != close || (close == ShellInput.End && !input.IsEnd))
        {
            if (input.IsEnd)
            {
                throw new ShellSyntaxException(opened, $"a {close} is never closed");
            }

            if (input.Current is '$' or '`')
            {
                Flush(parts, at);
                expansions.Read(parts, isQuoted: true);
                at = input.Here;
            }
            else
            {
                Letter(close);
            }
        }

        Flush(parts, at, always: close == '"');
        _ = input.IsEnd ? default : input.Take();
    }

    private void Flush(List<WordPart> parts, ShellPosition at, bool always = false)
    {
        if (text.Length > 0 || always)
        {
            parts.Add(new LiteralPart(at, text.ToString(), true));
            text.Clear();
        }
    }

    private void Letter(char close)
    {
        var letter = input.Take();
        if (letter == '\\' && !input.IsEnd && (input.Current is '$' or '`' or '\\' or '\n' || input.Current == close))
        {
            letter = input.Take();
            if (letter == '\n')
            {
                return;
            }
        }

        text.Append(letter);
    }
}
