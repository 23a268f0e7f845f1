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
            if (character == '\\' && !input.IsEnd)
            {
                AppendEscape(input, text);
            }
            else
            {
                text.Append(character);
            }
        }

        input.Read();
        return text.ToString();
    }

    /// <summary>Reads the escape behind a backslash, which stays where it escapes nothing, as in bash.</summary>
    private static void AppendEscape(ShellLexer input, StringBuilder text)
    {
        var character = input.Current;
        if (char.IsBetween(character, '0', '7'))
        {
            text.Append((char)Convert.ToInt32(ReadDigits(input, 3, digit => char.IsBetween(digit, '0', '7')), 8));
            return;
        }

        input.Read();
        var plain = character switch
        {
            'n' => "\n",
            't' => "\t",
            'r' => "\r",
            'a' => "\a",
            'b' => "\b",
            'f' => "\f",
            'v' => "\v",
            'e' or 'E' => "\u001b",
            '\\' or '\'' or '"' or '?' => character.ToString(),
            'x' => ReadCode(input, 2),
            'u' => ReadCode(input, 4),
            'U' => ReadCode(input, 8),
            _ => null,
        };
        text.Append(plain ?? $"\\{character}");
    }

    /// <summary>Reads the code of a character; null when there is none, or when no character has it.</summary>
    private static string? ReadCode(ShellLexer input, int most)
    {
        var digits = ReadDigits(input, most, char.IsAsciiHexDigit);
        return digits.Length > 0 && Rune.TryCreate(Convert.ToUInt32(digits, 16), out var rune) ? rune.ToString() : null;
    }

    private static string ReadDigits(ShellLexer input, int most, Func<char, bool> isDigit)
    {
        var digits = new StringBuilder();
        while (digits.Length < most && isDigit(input.Current))
        {
            digits.Append(input.Read());
        }

        return digits.ToString();
    }
}
