namespace ContainerOS.Rules.Shell.Analysis;

/// <summary>A path that a script writes.</summary>
/// <param name="Path">The path.</param>
/// <param name="By">What writes it: a redirection's operator, or a program.</param>
internal sealed record ShellWrite(ResolvedWord Path, string By);
