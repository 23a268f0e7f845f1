using ContainerOS.Cli.Findings;

namespace ContainerOS.Cli.Fixing;

/// <summary>A finding that has a fix which was not made.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Line">The line that stays as it is; null when it is not known.</param>
/// <param name="Reason">Why it stays.</param>
internal sealed record SkippedFix(Finding Finding, int? Line, string Reason);
