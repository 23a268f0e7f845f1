using System.Text.RegularExpressions;

namespace ContainerOS.Architecture.Words;

/// <summary>The lists of <c>banned-words.txt</c>: words that are not used, and what to write instead.</summary>
/// <remarks>
/// A section starts with <c>[names]</c> or <c>[prose]</c>. A line is <c>pattern -> better</c>. In names, the pattern is a whole word of
/// a PascalCase name; in prose, a regular expression between word boundaries. Case does not matter.
/// </remarks>
internal sealed partial class BannedWords
{
    private readonly Dictionary<string, string> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(Regex Pattern, string Better)> prose = [];
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

    /// <summary>The words of a PascalCase or camelCase name that are banned, with what to write instead.</summary>
    internal IEnumerable<string> InName(string name) =>
        from word in NameParts.Of(name)
        where names.ContainsKey(word)
        select $"'{word}' in '{name}' (use {names[word]})";

    /// <summary>The banned words of a text, with their offset.</summary>
    internal IEnumerable<(int Offset, string Message)> InProse(string text) =>
        !anyProse.IsMatch(text)
            ? []
            : from word in prose
            from match in word.Pattern.Matches(text)
            select (match.Index, $"'{Whitespace().Replace(match.Value, " ")}' (use {word.Better})");

    private static Regex Compile(string pattern) =>
        new($@"(?<!\w)(?:{pattern})(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Compiled);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();

    private void Add(string section, string line)
    {
        if (line.Split(" -> ", 2) is not [var pattern, var better])
        {
            throw new FormatException($"'{line}' is not 'word -> better'.");
        }

        switch (section)
        {
            case "[names]":
                names.Add(pattern, better);
                break;
            case "[prose]":
                prose.Add((Compile(pattern.Replace(" ", @"\s+", StringComparison.Ordinal)), better));
                break;
            default:
                throw new FormatException($"'{line}' is in no section: '{section}'.");
        }
    }
}
