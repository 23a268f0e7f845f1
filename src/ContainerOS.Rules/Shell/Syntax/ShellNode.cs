using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Shell.Syntax;

/// <summary>A syntax node of a script.</summary>
/// <param name="At">Its position.</param>
internal abstract record ShellNode(ShellPosition At)
{
    /// <summary>Adds this node and all its descendants, in the order of the text. Literal text is not added.</summary>
    internal virtual void Flatten(List<ShellNode> into) => into.Add(this);

    private protected static void Flatten<T>(InlineList<T> nodes, List<ShellNode> into)
        where T : ShellNode
    {
        for (var index = 0; index < nodes.Count; index++)
        {
            nodes[index].Flatten(into);
        }
    }

    private protected static void Flatten(IReadOnlyList<ShellWord> words, List<ShellNode> into)
    {
        for (var index = 0; index < words.Count; index++)
        {
            words[index].Flatten(into);
        }
    }
}

/// <summary>A position in a script, ordered as in the text. Lines and columns start at 1.</summary>
/// <param name="Line">The line.</param>
/// <param name="Column">The column.</param>
internal readonly record struct ShellPosition(int Line, int Column) : IComparable<ShellPosition>
{
    /// <summary>The position as a span, for findings.</summary>
    public static implicit operator TextSpan(ShellPosition position) => new(position.Line, position.Column);

    /// <inheritdoc/>
    public int CompareTo(ShellPosition other) => (Line, Column).CompareTo((other.Line, other.Column));

    /// <summary>The position of a finding in a script; the first character when the finding has no place or no column.</summary>
    internal static ShellPosition Of(TextSpan? span) => new(span?.Line ?? 1, Math.Max(1, span?.Column ?? 1));
}
