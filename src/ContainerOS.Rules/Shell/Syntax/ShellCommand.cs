namespace ContainerOS.Rules.Shell.Syntax;

/// <summary>A command, simple or compound.</summary>
/// <param name="At">Where it begins.</param>
internal abstract record ShellCommand(ShellPosition At) : ShellNode(At)
{
    /// <summary>Its redirections, in order.</summary>
    internal InlineList<ShellRedirection> Redirections { get; init; }

    internal sealed override void Flatten(List<ShellNode> into)
    {
        base.Flatten(into);
        FlattenParts(into);
        Flatten(Redirections, into);
    }

    /// <summary>Adds the nodes within, without the redirections.</summary>
    private protected abstract void FlattenParts(List<ShellNode> into);
}

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

/// <summary>The compound commands.</summary>
internal enum CompoundKind
{
    /// <summary><c>{ ...; }</c>.</summary>
    Group,

    /// <summary><c>( ... )</c>.</summary>
    Subshell,

    /// <summary><c>if</c>; conditions and bodies in turn, the last body is that of <c>else</c> when their number is odd.</summary>
    If,

    /// <summary><c>while</c> or <c>until</c>: the condition, then the body.</summary>
    While,

    /// <summary><c>for</c> or <c>select</c>.</summary>
    For,

    /// <summary><c>case</c>: a body an arm; the words are the subject and the patterns.</summary>
    Case,

    /// <summary><c>[[ ... ]]</c>.</summary>
    Condition,

    /// <summary><c>(( ... ))</c>.</summary>
    Arithmetic,
}

/// <summary>A function: its body runs when it is called.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Name">The function's name.</param>
/// <param name="Body">What it does.</param>
internal sealed record FunctionDefinition(ShellPosition At, string Name, ShellCommand Body) : ShellCommand(At)
{
    private protected override void FlattenParts(List<ShellNode> into) => Body.Flatten(into);
}

/// <summary>An assignment such as <c>x=1</c>.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Name">The variable.</param>
/// <param name="Value">What it becomes.</param>
/// <param name="Appends">Whether it is <c>+=</c> or of one element, so that the value is not the whole.</param>
internal sealed record ShellAssignment(ShellPosition At, string Name, ShellWord Value, bool Appends) : ShellNode(At)
{
    internal override void Flatten(List<ShellNode> into)
    {
        base.Flatten(into);
        Value.Flatten(into);
    }
}

/// <summary>A redirection of a command.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Operator">The operator, such as <c>&gt;&gt;</c>.</param>
/// <param name="Target">What is read or written; the end tag of a here-document.</param>
internal sealed record ShellRedirection(ShellPosition At, string Operator, ShellWord Target) : ShellNode(At)
{
    /// <summary>The text of a here-document, once the line is read to its end.</summary>
    internal IReadOnlyList<WordPart>? Document { get; set; }

    /// <summary>Whether a file is written.</summary>
    internal bool Writes => Operator is ">" or ">>" or ">|" or "&>" or "&>>" or "<>";

    internal override void Flatten(List<ShellNode> into)
    {
        base.Flatten(into);
        Target.Flatten(into);
        for (var index = 0; index < Document?.Count; index++)
        {
            Document[index].Flatten(into);
        }
    }
}
