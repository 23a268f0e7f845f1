using System.Collections;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Analysis;

/// <summary>The part of a word that is known without running the script.</summary>
/// <param name="Text">The word, or its start up to the first part that is computed.</param>
/// <param name="IsComplete">Whether the text is the complete word.</param>
/// <param name="At">The position of the word.</param>
/// <param name="Length">The length of the word in the script; 0 when it has quotes or expansions.</param>
internal readonly record struct ResolvedWord(string Text, bool IsComplete, ShellPosition At, int Length)
{
    /// <summary>The place of the word, for findings.</summary>
    internal TextSpan Span => new(At.Line, At.Column, Length);

    /// <summary>Whether it is an option, such as <c>-x</c>.</summary>
    internal bool IsOption => Text.Length > 1 && Text[0] == '-';
}

/// <summary>The words of a command from an index on, resolved on access because most words are never read.</summary>
/// <param name="variables">The known variables of the script.</param>
/// <param name="words">The words of the command.</param>
/// <param name="from">The index of the first word.</param>
/// <param name="behind">The number of words behind the last one.</param>
internal readonly struct ResolvedWords(ShellVariables variables, IReadOnlyList<ShellWord> words, int from, int behind = 0)
    : IReadOnlyList<ResolvedWord>
{
    /// <inheritdoc/>
    public int Count => Math.Max(0, words.Count - from - behind);

    /// <inheritdoc/>
    public ResolvedWord this[int index] => variables.Resolve(words[from + index]);

    /// <summary>A word as it was parsed.</summary>
    internal ShellWord Word(int index) => words[from + index];

    /// <summary>The words from an index on.</summary>
    internal ResolvedWords From(int some) => new(variables, words, from + some, behind);

    /// <summary>The words before an index.</summary>
    internal ResolvedWords Before(int end) => new(variables, words, from, behind + Count - end);

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
