namespace ContainerOS.Rules.Shell.Syntax;

/// <summary>A simple command: assignments and words.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Assignments">What stands before the first word.</param>
/// <param name="Words">The command's name and its arguments.</param>
internal sealed record SimpleCommand(ShellPosition At, InlineList<ShellAssignment> Assignments, IReadOnlyList<ShellWord> Words)
    : ShellCommand(At)
{
    private protected override void FlattenParts(List<ShellNode> into)
    {
        Flatten(Assignments, into);
        Flatten(Words, into);
    }
}
