using System.Globalization;
using System.Text;

namespace ContainerOS.Rules.Shell.Reading;

/// <summary>Reads <c>$'...'</c>, in which backslashes write control characters.</summary>
internal static class EscapedText
{
    internal static string Read(ShellInput input)
    {
        var at = input.Here;
        var text = new StringBuilder();
        for (input.Take(); input.Current != '\''; )
        {
            var letter = input.IsEnd ? throw new ShellSyntaxException(at, "a ' is never closed") : input.Take();
            text.Append(letter == '\\' && !input.IsEnd ? Escape(input) : letter);
        }

        input.Take();
        return text.ToString();
    }

    private static char Escape(ShellInput input) =>
        input.Take() switch
        {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'e' or 'E' => '\u001b',
            'x' => Hexadecimal(input),
            var other => other,
        };

    private static char Hexadecimal(ShellInput input)
    {
        var digits = string.Empty;
        while (digits.Length < 2 && char.IsAsciiHexDigit(input.Current))
        {
            digits += input.Take();
        }

        return digits.Length == 0 ? 'x' : (char)int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
