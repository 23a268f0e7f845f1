using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ContainerOS.Protocol.Paths;

/// <summary>Writes a path: names that need no quotes after a dot, all others in brackets and quotes.</summary>
internal static class PathWriter
{
    public static string Write(ImmutableArray<PathSegment> segments)
    {
        var text = new StringBuilder();
        foreach (var segment in segments)
        {
            Append(text, segment);
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, PathSegment segment)
    {
        if (segment.Name is not { } name)
        {
            text.Append(CultureInfo.InvariantCulture, $"[{segment.Index}]");
        }
        else if (!IsPlain(name))
        {
            text.Append("[\"").Append(name.Replace("\"", "\\\"", StringComparison.Ordinal)).Append("\"]");
        }
        else
        {
            text.Append(text.Length == 0 ? string.Empty : ".").Append(name);
        }
    }

    private static bool IsPlain(string name) => name.Length > 0 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
}
