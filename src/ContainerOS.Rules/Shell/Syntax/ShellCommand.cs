namespace ContainerOS.Rules.Shell.Syntax;

/// <summary>A command, simple or compound.</summary>
/// <param name="At">Its position.</param>
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

    /// <summary>Adds the child nodes, without the redirections.</summary>
    private protected abstract void FlattenParts(List<ShellNode> into);
}

/// <summary>A simple command: assignments and words.</summary>
/// <param name="At">Its position.</param>
/// <param name="Assignments">The assignments before the first word.</param>
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

/// <summary>A compound command. Its lists run, or may run.</summary>
/// <param name="At">Its position.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Words">The words of its header, such as those that a loop iterates over.</param>
/// <param name="Bodies">Its lists, including conditions.</param>
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

/// <summary>The kinds of compound commands.</summary>
internal enum CompoundKind
{
    /// <summary><c>{ ...; }</c>.</summary>
    Group,

    /// <summary><c>( ... )</c>.</summary>
    Subshell,

    /// <summary><c>if</c>: conditions and bodies alternate; if their number is odd, the last one is the body of <c>else</c>.</summary>
    If,

    /// <summary><c>while</c> or <c>until</c>: the condition, then the body.</summary>
    While,

    /// <summary><c>for</c> or <c>select</c>.</summary>
    For,

    /// <summary><c>case</c>: one body per clause; the words are the subject and the patterns.</summary>
    Case,

    /// <summary><c>[[ ... ]]</c>.</summary>
    Condition,

    /// <summary><c>(( ... ))</c>.</summary>
    Arithmetic,
}

/// <summary>A function definition. The body runs when the function is called.</summary>
/// <param name="At">Its position.</param>
/// <param name="Name">The function's name.</param>
/// <param name="Body">The body.</param>
internal sealed record FunctionDefinition(ShellPosition At, string Name, ShellCommand Body) : ShellCommand(At)
{
    private protected override void FlattenParts(List<ShellNode> into) => Body.Flatten(into);
}

/// <summary>An assignment such as <c>x=1</c>.</summary>
/// <param name="At">Its position.</param>
/// <param name="Name">The variable.</param>
/// <param name="Value">The value.</param>
/// <param name="Appends">Whether it is <c>+=</c> or assigns an array element, so that the value is only a part.</param>
internal sealed record ShellAssignment(ShellPosition At, string Name, ShellWord Value, bool Appends) : ShellNode(At)
{
    internal override void Flatten(List<ShellNode> into)
    {
        base.Flatten(into);
        Value.Flatten(into);
    }
}

/// <summary>A redirection of a command.</summary>
/// <param name="At">Its position.</param>
/// <param name="Operator">The operator, such as <c>&gt;&gt;</c>.</param>
/// <param name="Target">The file that is read or written, or the end tag of a here-document.</param>
internal sealed record ShellRedirection(ShellPosition At, string Operator, ShellWord Target) : ShellNode(At)
{
    /// <summary>The file descriptor in front of the operator, such as <c>2</c> or <c>{fd}</c>; empty when there is none.</summary>
    internal string Descriptor { get; init; } = string.Empty;

    /// <summary>Whether it is about the standard input or the standard output, whichever its operator is for.</summary>
    internal bool IsStandard => Descriptor is "" || Descriptor == (Operator.StartsWith('<') ? "0" : "1");

    /// <summary>The text of a here-document. It is set when its line has been parsed.</summary>
    internal IReadOnlyList<WordPart>? Document { get; set; }

    /// <summary>Whether it writes a file.</summary>
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
