using System.Globalization;
using System.Text;

namespace ContainerOS.UserData.Format;

/// <summary>Encodes any text with ASCII letters, digits and percent signs.</summary>
internal static class PercentEncoding
{
    internal static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var one in Wtf8.ToBytes(text))
        {
            if (char.IsAsciiLetterOrDigit((char)one))
            {
                escaped.Append((char)one);
            }
            else
            {
                escaped.Append(CultureInfo.InvariantCulture, $"%{one:X2}");
            }
        }

        return escaped.ToString();
    }

    internal static string Unescape(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (
                text[at] == '%'
                && at + 2 < text.Length
                && byte.TryParse(text.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var one)
            )
            {
                bytes.Add(one);
                at += 2;
            }
            else
            {
                bytes.Add((byte)text[at]);
            }
        }

        return Wtf8.ToText(bytes.ToArray());
    }
}
