namespace ContainerOS.Rules.Shell;

/// <summary>A word or an operator of a script.</summary>
/// <param name="Text">The word with its quotes taken off.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="IsOperator">Whether it is an operator such as <c>|</c> or <c>&gt;</c>.</param>
/// <param name="IsLiteral">Whether no part of it is expanded, so that its text is what the shell sees.</param>
internal sealed record ShellWord(string Text, int Line, bool IsOperator, bool IsLiteral = true);
