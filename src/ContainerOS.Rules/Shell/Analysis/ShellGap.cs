using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Analysis;

/// <summary>A part of a script that cannot be analyzed.</summary>
/// <param name="At">Its position.</param>
/// <param name="Reason">The reason. Never contains text of the script.</param>
internal sealed record ShellGap(ShellPosition At, string Reason);
