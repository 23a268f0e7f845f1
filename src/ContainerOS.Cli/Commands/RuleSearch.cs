using ContainerOS.Rules;

namespace ContainerOS.Cli.Commands;

/// <summary>Finds the rules a person may mean.</summary>
internal static class RuleSearch
{
    private const string Prefix = "COS";

    /// <summary>The rule of a code, which may be written without its letters; null when there is none.</summary>
    internal static Rule? Find(string asked) => RuleCatalogue.Find(asked) ?? RuleCatalogue.Find(Prefix + asked);

    /// <summary>The rules that speak of a word, in their titles, properties, reasons or fixes; none for what looks like a code.</summary>
    internal static IReadOnlyList<Rule> FindByText(string word) =>
        IsCode(word) || string.IsNullOrWhiteSpace(word)
            ? []
            : [.. RuleCatalogue.All.Where(rule => Texts(rule.Info).Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase)))];

    /// <summary>What to say of a code, or a word, that no rule has.</summary>
    internal static string NotFoundMessage(string asked) =>
        asked.StartsWith("COS0", StringComparison.OrdinalIgnoreCase)
            ? $"{asked} is no rule of ContainerOS: findings of COS00.. are about the form of a program or its settings, and say themselves what is wrong and how to mend it"
            : $"there is no rule {asked}{Suggestion(SimilarCodes(asked))}; 'containeros explain' lists them all, 'containeros explain disk' those that speak of a word";

    private static bool IsCode(string word) => word.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && word.Any(char.IsAsciiDigit);

    private static IEnumerable<string> Texts(RuleInfo info) => [info.Title, info.Why, info.Fix, .. info.Paths];

    private static string Suggestion(List<string> near) =>
        near switch
        {
            [] => string.Empty,
            [var only] => $" (did you mean {only}?)",
            [.. var first, var last] => $" (did you mean {string.Join(", ", first)} or {last}?)",
        };

    /// <summary>Codes that come of one letter changed, added or left out; a handful at most.</summary>
    private static List<string> SimilarCodes(string asked)
    {
        var code = asked.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? asked.ToUpperInvariant() : Prefix + asked;
        return [.. RuleCatalogue.All.Select(rule => rule.Info.Code).Where(known => IsOneEditAway(known, code)).Take(4)];
    }

    private static bool IsOneEditAway(string known, string code) =>
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
