namespace ContainerOS.Rules.Shell.Syntax;

/// <summary>A compound command: what it holds is run, or may be run.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Kind">Which it is.</param>
/// <param name="Words">The words of its head, such as those a loop goes through.</param>
/// <param name="Bodies">Its lists, conditions among them.</param>
internal sealed record CompoundCommand(ShellPosition At, CompoundKind Kind, IReadOnlyList<ShellWord> Words, InlineList<CommandList> Bodies)
    : ShellCommand(At)
{
    /// <summary>The variable of a <c>for</c> or <c>select</c>.</summary>
    internal string? Variable { get; init; }

    private protected override void FlattenParts(List<ShellNode> into)
    {
        Flatten(Words, into);
        Flatten(Bodies, into);
    }
}
