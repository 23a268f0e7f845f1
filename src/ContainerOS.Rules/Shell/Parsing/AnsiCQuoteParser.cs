using System.Globalization;
using System.Text;

namespace ContainerOS.Rules.Shell.Parsing;

/// <summary>Reads <c>$'...'</c>, in which backslashes write control characters.</summary>
internal static class AnsiCQuoteParser
{
    internal static string Parse(ShellLexer input)
    {
        var at = input.Position;
        var text = new StringBuilder();
        for (input.Read(); input.Current != '\''; )
        {
            var letter = input.IsEnd ? throw new ShellSyntaxException(at, "a ' is never closed") : input.Read();
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
