namespace ContainerOS.Model.Diagnostics;

/// <summary>The one text form of an edit: <c>set desiredSize to 2000</c>, <c>remove taints[1]</c>, <c>rename labels["A"] to "a"</c>.</summary>
public static class FixEditText
{
    private const string To = " to ";

    /// <summary>An edit as a line.</summary>
    public static string Format(FixEdit edit)
    {
        ArgumentNullException.ThrowIfNull(edit);
        var verb = edit.Action.ToString().ToLowerInvariant();
        return edit.Action is FixAction.Remove
            ? $"{verb} {edit.Path}"
            : $"{verb} {edit.Path}{To}{(edit.IsText ? QuotedText.Write(edit.Content) : edit.Content)}";
    }

    /// <summary>Reads a line back; null when it is none that <see cref="Format"/> writes.</summary>
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

    /// <summary>The path may hold any text in quotes, so the content is sought from the first <c>to</c> outside of them.</summary>
    private static FixEdit? Read(FixAction action, string rest)
    {
        for (var at = rest.IndexOf(To, StringComparison.Ordinal); at > 0; at = rest.IndexOf(To, at + 1, StringComparison.Ordinal))
        {
            var (path, content) = (rest[..at], rest[(at + To.Length)..]);
            if (path.Count(letter => letter == '"') % 2 == 0 && content.Length > 0)
            {
                return content[0] != '"' ? new FixEdit(action, path, content, false)
                    : QuotedText.Read(content) is { } text ? new FixEdit(action, path, text, true)
                    : null;
            }
        }

        return null;
    }
}
