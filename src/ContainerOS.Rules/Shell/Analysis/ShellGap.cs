using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Analysis;

/// <summary>A place where a script can not be followed.</summary>
/// <param name="At">The place.</param>
/// <param name="Reason">Why not. Never holds text of the script.</param>
internal sealed record ShellGap(ShellPosition At, string Reason);
