using ContainerOS.Protocol.Plugins;

namespace ContainerOS.Protocol.Engines;

/// <summary>A message a plugin or program sent for the user.</summary>
/// <param name="Severity">How much it matters. Debug messages of Pulumi's Node SDK hold secrets in clear: never keep those.</param>
/// <param name="Message">The text.</param>
/// <param name="Urn">The resource it is about, or null.</param>
/// <param name="StreamId">Messages of one stream are shown as one text; 0 for none.</param>
/// <param name="Ephemeral">A status line: replaced by the next one, never kept.</param>
public sealed record EngineLogEntry(LogSeverity Severity, string Message, string? Urn, int StreamId, bool Ephemeral);
