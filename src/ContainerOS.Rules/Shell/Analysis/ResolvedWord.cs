using System.Collections;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Analysis;

/// <summary>What is known of a word before the script runs.</summary>
/// <param name="Text">The word, or its beginning up to what is computed.</param>
/// <param name="IsComplete">Whether it is all of the word.</param>
/// <param name="At">Where the word begins.</param>
internal readonly record struct ResolvedWord(string Text, bool IsComplete, ShellPosition At)
{
    /// <summary>Whether it is an option, such as <c>-x</c>.</summary>
    internal bool IsOption => Text.Length > 1 && Text[0] == '-';
}

/// <summary>What the words of a command come to, from one of them on; told when asked, for most words are never asked for.</summary>
/// <param name="variables">What is known of the variables.</param>
/// <param name="words">The words of the command.</param>
/// <param name="from">The first of them that counts.</param>
internal readonly struct ResolvedWords(ShellVariables variables, IReadOnlyList<ShellWord> words, int from) : IReadOnlyList<ResolvedWord>
{
    /// <inheritdoc/>
    public int Count => Math.Max(0, words.Count - from);

    /// <inheritdoc/>
    public ResolvedWord this[int index] => variables.Resolve(words[from + index]);

    /// <summary>Those behind some of them.</summary>
    internal ResolvedWords From(int some) => new(variables, words, from + some);

    /// <inheritdoc/>
    public IEnumerator<ResolvedWord> GetEnumerator()
    {
        for (var index = 0; index < Count; index++)
        {
            yield return this[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
