namespace ContainerOS.Model.Terms;

/// <summary>Recognises a word that is right but for its spelling: case, hyphens, underscores and spaces.</summary>
public static class Spelling
{
    /// <summary>The one word that is meant; null when there is none, or more than one.</summary>
    /// <param name="text">What is written.</param>
    /// <param name="words">The words as they ought to be written.</param>
    public static string? Of(string text, IEnumerable<string> words)
    {
        var plain = Plain(text);
        string[] meant = [.. words.Where(word => plain.Length > 0 && Plain(word) == plain).Take(2)];
        return meant is [var only] ? only : null;
    }

    private static string Plain(string text) => string.Concat(text.Where(letter => letter is not ('-' or '_' or ' '))).ToUpperInvariant();
}
