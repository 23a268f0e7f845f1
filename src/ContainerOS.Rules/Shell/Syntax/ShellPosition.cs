namespace ContainerOS.Rules.Shell.Syntax;

/// <summary>A place in a script. Lines and columns count from 1.</summary>
/// <param name="Line">The line.</param>
/// <param name="Column">The column.</param>
internal readonly record struct ShellPosition(int Line, int Column);
