using System.Globalization;
using System.Text;

namespace ContainerOS.Model.Diagnostics;

/// <summary>The text form of an edit: <c>set desiredSize to 2000</c>, <c>remove taints[1]</c>, <c>rename labels["A"] to "a"</c>.</summary>
public static class FixEditText
{
    private const string To = " to ";

    /// <summary>Writes an edit as one line.</summary>
    public static string Format(FixEdit edit)
    {
        ArgumentNullException.ThrowIfNull(edit);
        var verb = edit.Action.ToString().ToLowerInvariant();
        return edit.Action is FixAction.Remove
            ? $"{verb} {edit.Path}"
            : $"{verb} {edit.Path}{To}{(edit.IsText ? QuotedText.Write(edit.Content) : edit.Content)}";
    }

    /// <summary>Reads a line back; null when <see cref="Format"/> does not write such a line.</summary>
    public static FixEdit? Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var (verb, rest) = line.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space
            ? (line[..space], line[(space + 1)..])
            : (line, string.Empty);
        return verb switch
        {
            "remove" when rest.Length > 0 => FixEdit.Remove(rest),
            "set" => Read(FixAction.Set, rest),
            "rename" => Read(FixAction.Rename, rest) is { IsText: true } renamed ? renamed : null,
            _ => null,
        };
    }

    /// <summary>The path may contain any text in quotes, so the content starts at the first <c>to</c> outside quotes.</summary>
    private static FixEdit? Read(FixAction action, string rest)
    {
        for (var at = rest.IndexOf(To, StringComparison.Ordinal); at > 0; at = rest.IndexOf(To, at + 1, StringComparison.Ordinal))
        {
            var (path, content) = (rest[..at], rest[(at + To.Length)..]);
            if (path.Count(character => character == '"') % 2 == 0 && content.Length > 0)
            {
                return content[0] != '"' ? new FixEdit(action, path, content, false)
                    : QuotedText.Read(content) is { } text ? new FixEdit(action, path, text, true)
                    : null;
            }
        }

        return null;
    }
}

/// <summary>A string in double quotes on one line, with the escapes of JSON.</summary>
internal static class QuotedText
{
    internal static string Write(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            quoted.Append(
                character is '"' or '\\' ? $"\\{character}"
                : char.IsControl(character) || character is '\u2028' or '\u2029' ? $"\\u{(int)character:x4}"
                : character.ToString()
            );
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>The string within the quotes; null when the text does not have this form.</summary>
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
