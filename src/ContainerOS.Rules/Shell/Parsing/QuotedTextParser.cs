using System.Globalization;
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
        if (!input.IsEnd)
        {
            input.Read();
        }
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

/// <summary>Reads <c>$'...'</c>, in which backslashes write control characters.</summary>
internal static class AnsiCQuoteParser
{
    internal static string Parse(ShellLexer input)
    {
        var at = input.Position;
        var text = new StringBuilder();
        for (input.Read(); input.Current != '\''; )
        {
            if (input.IsEnd)
            {
                throw new ShellSyntaxException(at, "a ' is never closed");
            }

            var letter = input.Read();
            text.Append(letter == '\\' && !input.IsEnd ? ReadEscape(input) : letter);
        }

        input.Read();
        return text.ToString();
    }

    private static char ReadEscape(ShellLexer input) =>
        input.Read() switch
        {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'e' or 'E' => '\u001b',
            'x' => ReadHexadecimal(input),
            var other => other,
        };

    private static char ReadHexadecimal(ShellLexer input)
    {
        var digits = string.Empty;
        while (digits.Length < 2 && char.IsAsciiHexDigit(input.Current))
        {
            digits += input.Read();
        }

        return digits.Length == 0 ? 'x' : (char)int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
