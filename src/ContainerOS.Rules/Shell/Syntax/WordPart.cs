namespace ContainerOS.Rules.Shell.Syntax;

/// <summary>A part of a word.</summary>
/// <param name="At">Its position.</param>
/// <param name="IsQuoted">Whether quotes prevent word splitting and pathname expansion.</param>
internal abstract record WordPart(ShellPosition At, bool IsQuoted) : ShellNode(At);

/// <summary>Literal text, without its quotes.</summary>
/// <param name="At">Its position.</param>
/// <param name="Text">The text.</param>
/// <param name="IsQuoted">Whether it was quoted.</param>
internal sealed record LiteralPart(ShellPosition At, string Text, bool IsQuoted) : WordPart(At, IsQuoted)
{
    internal override void Flatten(List<ShellNode> into)
    {
        // Literal text has no child nodes, and callers do not need it.
    }
}

/// <summary>A parameter expansion such as <c>$x</c>, <c>$1</c> or <c>${x:-y}</c>.</summary>
/// <param name="At">Its position.</param>
/// <param name="Name">The parameter's name.</param>
/// <param name="IsPlain">Whether it has no operator, so that it expands to the value itself.</param>
/// <param name="Operation">The part after the name, such as <c>:-y</c>.</param>
/// <param name="IsQuoted">Whether it is in double quotes.</param>
internal sealed record ParameterExpansion(ShellPosition At, string Name, bool IsPlain, InlineList<WordPart> Operation, bool IsQuoted)
    : WordPart(At, IsQuoted)
{
    /// <summary>The operator after the name, such as <c>:-</c> or <c>=</c>; empty when there is none, or when it is another one.</summary>
    internal string Operator { get; init; } = string.Empty;

    /// <summary>Whether it assigns a default to the parameter.</summary>
    internal bool Assigns => Operator.EndsWith('=');

    internal override void Flatten(List<ShellNode> into)
    {
        base.Flatten(into);
        Flatten(Operation, into);
    }
}

/// <summary>A command substitution, <c>$(...)</c> or backquotes, or a process substitution, <c>&lt;(...)</c>.</summary>
/// <param name="At">Its position.</param>
/// <param name="Body">The commands.</param>
/// <param name="IsProcess">Whether it is a process substitution.</param>
/// <param name="IsQuoted">Whether it is in double quotes.</param>
internal sealed record CommandSubstitution(ShellPosition At, CommandList Body, bool IsProcess, bool IsQuoted) : WordPart(At, IsQuoted)
{
    internal override void Flatten(List<ShellNode> into)
    {
        base.Flatten(into);
        Body.Flatten(into);
    }
}

/// <summary>An arithmetic expansion, <c>$((...))</c>.</summary>
/// <param name="At">Its position.</param>
/// <param name="Parts">The expansions in the expression.</param>
/// <param name="IsQuoted">Whether it is in double quotes.</param>
internal sealed record ArithmeticExpansion(ShellPosition At, InlineList<WordPart> Parts, bool IsQuoted) : WordPart(At, IsQuoted)
{
    /// <summary>The expression as written.</summary>
    internal string Text { get; init; } = string.Empty;

    /// <summary>The names in the expression. It may assign each of them when <see cref="MayAssign"/>.</summary>
    internal IEnumerable<string> Names
    {
        get
        {
            for (var at = 0; at < Text.Length; )
            {
                var end = at;
                while (end < Text.Length && (char.IsAsciiLetterOrDigit(Text[end]) || Text[end] == '_'))
                {
                    end++;
                }

                if (end > at && !char.IsAsciiDigit(Text[at]))
                {
                    yield return Text[at..end];
                }

                at = Math.Max(end, at + 1);
            }
        }
    }

    /// <summary>Whether the expression has an operator that assigns, such as <c>=</c> or <c>++</c>.</summary>
    internal bool MayAssign =>
        Text.Contains('=', StringComparison.Ordinal)
        || Text.Contains("++", StringComparison.Ordinal)
        || Text.Contains("--", StringComparison.Ordinal);

    internal override void Flatten(List<ShellNode> into)
    {
        base.Flatten(into);
        Flatten(Parts, into);
    }
}

/// <summary>The elements of an array, as in <c>x=(a b)</c>.</summary>
/// <param name="At">Its position.</param>
/// <param name="Elements">The elements.</param>
internal sealed record ArrayLiteral(ShellPosition At, IReadOnlyList<ShellWord> Elements) : WordPart(At, false)
{
    internal override void Flatten(List<ShellNode> into)
    {
        base.Flatten(into);
        Flatten(Elements, into);
    }
}
