namespace ContainerOS.Model.Terms;

/// <summary>Recognizes words that differ from the correct one only in case, hyphens, underscores or spaces.</summary>
public static class Spelling
{
    /// <summary>The word that the text means; null when none or more than one matches.</summary>
    /// <param name="text">The text to recognize.</param>
    /// <param name="words">The correct words.</param>
    public static string? Of(string text, IEnumerable<string> words)
    {
        var plain = Plain(text);
        string[] meant = [.. words.Where(word => plain.Length > 0 && Plain(word) == plain).Take(2)];
        return meant is [var only] ? only : null;
    }

    private static string Plain(string text) =>
        string.Concat(text.Where(character => character is not ('-' or '_' or ' '))).ToUpperInvariant();
}
