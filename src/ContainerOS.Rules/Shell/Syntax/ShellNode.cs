using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Shell.Syntax;

/// <summary>A part of a script.</summary>
/// <param name="At">Where it begins.</param>
internal abstract record ShellNode(ShellPosition At)
{
    /// <summary>Adds this node and all nodes within it, in the order written; not text that stands for itself, in which there is nothing to find.</summary>
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

/// <summary>A place in a script. Lines and columns count from 1.</summary>
/// <param name="Line">The line.</param>
/// <param name="Column">The column.</param>
internal readonly record struct ShellPosition(int Line, int Column)
{
    /// <summary>The place as findings report it.</summary>
    public static implicit operator TextSpan(ShellPosition position) => new(position.Line, position.Column);

    /// <summary>The position of a finding in a script; the first character when the finding has no place or no column.</summary>
    internal static ShellPosition Of(TextSpan? span) => new(span?.Line ?? 1, Math.Max(1, span?.Column ?? 1));
}
