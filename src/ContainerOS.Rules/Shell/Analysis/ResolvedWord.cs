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
