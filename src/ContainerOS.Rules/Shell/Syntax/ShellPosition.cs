using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Shell.Syntax;

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
