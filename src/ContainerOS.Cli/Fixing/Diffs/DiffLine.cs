namespace ContainerOS.Cli.Fixing.Diffs;

/// <summary>One line of a difference.</summary>
/// <param name="Mark"><c>' '</c> for both texts, <c>-</c> for the old one alone, <c>+</c> for the new one alone.</param>
/// <param name="Text">The line with its end.</param>
/// <param name="Old">The line of the old text that it is, or that comes next; from 0.</param>
/// <param name="New">The same of the new text.</param>
internal sealed record DiffLine(char Mark, string Text, int Old, int New);
