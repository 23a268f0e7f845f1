namespace ContainerOS.Protocol.Plugins;

/// <summary>A message a plugin logs for the user.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Text">The text.</param>
/// <param name="Urn">The resource it is about, if any.</param>
/// <param name="IsEphemeral">True for a status line that the next one replaces.</param>
public sealed record LoggedMessage(LogSeverity Severity, string Text, string? Urn, bool IsEphemeral);
