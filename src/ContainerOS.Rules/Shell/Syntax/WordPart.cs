namespace ContainerOS.Rules.Shell.Syntax;

/// <summary>A part of a word.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="IsQuoted">Whether quotes keep it from being split and matched.</param>
internal abstract record WordPart(ShellPosition At, bool IsQuoted) : ShellNode(At);
