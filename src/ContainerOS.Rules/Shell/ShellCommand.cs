namespace ContainerOS.Rules.Shell;

/// <summary>A word of a script that is called, or written to.</summary>
/// <param name="Program">The program's name without its folder, or the path.</param>
/// <param name="Line">The line, from 1.</param>
internal sealed record ShellCommand(string Program, int Line);
