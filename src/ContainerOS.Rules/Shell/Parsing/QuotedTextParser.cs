using System.Globalization;
using System.Text;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Parsing;

/// <summary>Parses text in double quotes and in here-documents, where only expansions are special.</summary>
internal sealed class QuotedTextParser(ShellLexer input, ExpansionParser expansions)
{
    /// <summary>The current literal. It is empty while an expansion is parsed, because that may use this parser in turn.</summary>
    private readonly StringBuilder text = new();

    /// <summary>Parses up to and including a closing character.</summary>
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
        var character = input.Read();
        if (character == '\\' && !input.IsEnd && (input.Current is '$' or '`' or '\\' or '\n' || input.Current == close))
        {
            character = input.Read();
            if (character == '\n')
            {
                return;
            }
        }

        text.Append(character);
    }
}

/// <summary>Parses ANSI-C quoting, <c>$'...'</c>, with its backslash escapes.</summary>
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

            var character = input.Read();
            text.Append(character == '\\' && !input.IsEnd ? ReadEscape(input) : character);
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
