using System.Globalization;
using System.Text;

namespace ContainerOS.Model.Diagnostics;

/// <summary>A text in double quotes on one line, escaped as JSON does.</summary>
internal static class QuotedText
{
    internal static string Write(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            quoted.Append(
                letter is '"' or '\\' ? $"\\{letter}"
                : char.IsControl(letter) || letter is '\u2028' or '\u2029' ? $"\\u{(int)letter:x4}"
                : letter.ToString()
            );
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>The text within the quotes; null when it is not quoted so.</summary>
    internal static string? Read(string quoted)
    {
        if (quoted.Length < 2 || quoted[^1] != '"')
        {
            return null;
        }

        var text = new StringBuilder();
        for (var at = 1; at < quoted.Length - 1; at++)
        {
            if (quoted[at] is '"' || (quoted[at] is '\\' && at + 2 >= quoted.Length))
            {
                return null;
            }

            if (quoted[at] is not '\\')
            {
                text.Append(quoted[at]);
            }
            else if (quoted[++at] is not 'u')
            {
                text.Append(quoted[at]);
            }
            else if (
                at + 5 < quoted.Length
                && ushort.TryParse(quoted.AsSpan(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            )
            {
                text.Append((char)code);
                at += 4;
            }
            else
            {
                return null;
            }
        }

        return text.ToString();
    }
}
