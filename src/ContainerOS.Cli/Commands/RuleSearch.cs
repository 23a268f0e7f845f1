using ContainerOS.Rules;

namespace ContainerOS.Cli.Commands;

/// <summary>Finds rules by code or by text.</summary>
internal static class RuleSearch
{
    private const string Prefix = "COS";

    /// <summary>The rule with a code, with or without the prefix <c>COS</c>; null when there is none.</summary>
    internal static RuleInfo? Find(string asked) => RuleCatalogue.FindInfo(asked) ?? RuleCatalogue.FindInfo(Prefix + asked);

    /// <summary>The rules whose title, properties, reason or fix contain a word; none for a word that looks like a code.</summary>
    internal static IReadOnlyList<RuleInfo> FindByText(string word) =>
        IsCode(word) || string.IsNullOrWhiteSpace(word)
            ? []
            : [.. RuleCatalogue.Infos.Where(info => Texts(info).Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase)))];

    /// <summary>The message for a code or word that matches no rule.</summary>
    internal static string NotFoundMessage(string asked) =>
        $"there is no rule '{asked}'{Suggestion(SimilarCodes(asked))}; "
        + "'containeros explain' lists all rules, and 'containeros explain disk' those that mention a word";

    private static bool IsCode(string word) => word.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && word.Any(char.IsAsciiDigit);

    private static IEnumerable<string> Texts(RuleInfo info) => [info.Title, info.Why, info.Fix, .. info.Paths];

    private static string Suggestion(List<string> near) =>
        near switch
        {
            [] => string.Empty,
            [var only] => $" (did you mean {only}?)",
            [.. var first, var last] => $" (did you mean {string.Join(", ", first)} or {last}?)",
        };

    /// <summary>At most four codes that differ from the given one by one letter.</summary>
    private static List<string> SimilarCodes(string asked)
    {
        var code = asked.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? asked.ToUpperInvariant() : Prefix + asked;
        return [.. RuleCatalogue.Infos.Select(info => info.Code).Where(known => IsOneEditAway(known, code)).Take(4)];
    }

    /// <summary>Whether two words differ by one letter that is replaced, added or left out.</summary>
    internal static bool IsOneEditAway(string known, string code) =>
        (known.Length - code.Length) switch
        {
            0 => known.Zip(code).Count(pair => pair.First != pair.Second) == 1,
            1 => WithOneLetterRemoved(known).Contains(code),
            -1 => WithOneLetterRemoved(code).Contains(known),
            _ => false,
        };

    private static IEnumerable<string> WithOneLetterRemoved(string code) =>
        Enumerable.Range(0, code.Length).Select(index => code.Remove(index, 1));
}
