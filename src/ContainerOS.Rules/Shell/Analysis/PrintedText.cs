using System.Text;

namespace ContainerOS.Rules.Shell.Analysis;

/// <summary>Evaluates the output of <c>echo</c> and <c>printf</c>.</summary>
internal static class PrintedText
{
    /// <summary>The output of a call; null when it cannot be determined.</summary>
    internal static string? Of(string[] words) =>
        words switch
        {
            ["echo", "-n", .. var rest] when IsSimple(rest) => string.Join(' ', rest),
            ["echo", "-e", .. var rest] when IsSimple(rest) => Unescaped(string.Join(' ', rest)) is { } text ? text + "\n" : null,
            ["echo", .. var rest] when IsSimple(rest) => string.Join(' ', rest) + "\n",
            ["printf", var format, .. var rest] when format.Length > 0 && format[0] != '-' => Formatted(format, rest),
            _ => null,
        };

    private static bool IsSimple(IEnumerable<string> words) => words.FirstOrDefault() is not ['-', not '-', ..];

    private static string? Formatted(string format, string[] values)
    {
        var parts = Unescaped(format.Replace("%%", "\u0001", StringComparison.Ordinal))?.Split("%s");
        if (
            parts is null
            || parts.Any(part => part.Contains('%', StringComparison.Ordinal))
            || format.Contains('\u0001', StringComparison.Ordinal)
            || (parts.Length == 1 ? values.Length > 0 : values.Length % (parts.Length - 1) != 0 || values.Length == 0)
        )
        {
            return null;
        }

        var text = new StringBuilder();
        var next = 0;
        do
        {
            for (var part = 0; part < parts.Length; part++)
            {
                text.Append(parts[part].Replace('\u0001', '%')).Append(part + 1 < parts.Length ? values[next++] : string.Empty);
            }
        } while (next < values.Length);
        return text.ToString();
    }

    /// <summary>Replaces escapes in a text; null when it has an escape that is not supported.</summary>
    private static string? Unescaped(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var character =
                text[at] != '\\' ? text[at]
                : at + 1 >= text.Length ? '\0'
                : text[++at] switch
                {
                    'n' => '\n',
                    't' => '\t',
                    '\\' => '\\',
                    _ => '\0',
                };
            if (character == '\0')
            {
                return null;
            }

            plain.Append(character);
        }

        return plain.ToString();
    }
}
