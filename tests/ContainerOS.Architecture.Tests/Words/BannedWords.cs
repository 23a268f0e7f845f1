using System.Text.RegularExpressions;

namespace ContainerOS.Architecture.Words;

/// <summary>The lists of <c>banned-words.txt</c>: words that are not used, and what to write instead.</summary>
/// <remarks>
/// A section starts with <c>[names]</c> or <c>[prose]</c>. A line is <c>pattern -> better</c>, or
/// <c>pattern -> better | folder folder</c> where some folders still use the word. In names, the pattern is a whole word of a
/// PascalCase name; in prose, a regular expression between word boundaries. Case does not matter.
/// </remarks>
internal sealed partial class BannedWords
{
    private readonly Dictionary<string, Entry> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(Regex Pattern, Entry Entry)> prose = [];
    private readonly Regex anyProse;

    internal BannedWords(string list)
    {
        var section = "";
        foreach (var line in list.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith('['))
            {
                section = line;
            }
            else if (!line.StartsWith('#'))
            {
                Add(section, line);
            }
        }

        // One pass finds nothing in nearly every file; only then are the patterns tried one by one.
        anyProse = Compile(string.Join('|', prose.Select(word => $"(?:{word.Pattern})")));
    }

    /// <summary>The words of a PascalCase or camelCase name that are banned in this file, with what to write instead.</summary>
    internal IEnumerable<string> InName(string file, string name) =>
        from word in NameParts.Of(name)
        where names.TryGetValue(word, out var entry) && entry.AppliesTo(file)
        select $"'{word}' in '{name}' (use {names[word].Better})";

    /// <summary>The banned words of a text in this file, with their offset.</summary>
    internal IEnumerable<(int Offset, string Message)> InProse(string file, string text) =>
        !anyProse.IsMatch(text)
            ? []
            : from word in prose
            where word.Entry.AppliesTo(file)
            from match in word.Pattern.Matches(text)
            select (match.Index, $"'{Whitespace().Replace(match.Value, " ")}' (use {word.Entry.Better})");

    private static Regex Compile(string pattern) =>
        new($@"(?<!\w)(?:{pattern})(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Compiled);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();

    private void Add(string section, string line)
    {
        if (line.Split(" -> ", 2) is not [var pattern, var rest])
        {
            throw new FormatException($"'{line}' is not 'word -> better'.");
        }

        var parts = rest.Split(" | ", 2);
        var entry = new Entry(parts[0], parts.Length == 1 ? [] : parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        switch (section)
        {
            case "[names]":
                names.Add(pattern, entry);
                break;
            case "[prose]":
                prose.Add((Compile(pattern.Replace(" ", @"\s+", StringComparison.Ordinal)), entry));
                break;
            default:
                throw new FormatException($"'{line}' is in no section: '{section}'.");
        }
    }

    /// <summary>What to write instead, and the folders that still use the word.</summary>
    private sealed record Entry(string Better, IReadOnlyList<string> Exceptions)
    {
        internal bool AppliesTo(string file) => !Exceptions.Any(folder => file.StartsWith(folder, StringComparison.Ordinal));
    }
}
