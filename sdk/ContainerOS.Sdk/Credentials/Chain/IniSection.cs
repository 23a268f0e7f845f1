namespace ContainerOS.Sdk.Credentials.Chain;

/// <summary>One section of an INI text.</summary>
internal static class IniSection
{
    /// <summary>Names and values of the section; null when there is none. Lines that start with # or ; are comments.</summary>
    public static Dictionary<string, string>? Read(string text, string section)
    {
        Dictionary<string, string>? found = null;
        var isInside = false;
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line is ['[', .. var name, ']'])
            {
                isInside = name.Trim() == section;
                found ??= isInside ? [] : null;
            }
            else if (
                isInside
                && line[0] is not ('#' or ';')
                && line.Split('=', 2, StringSplitOptions.TrimEntries) is [var key, { Length: > 0 } value]
            )
            {
                found![key] = value;
            }
        }

        return found;
    }
}
