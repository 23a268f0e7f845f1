using Microsoft.Extensions.Logging;

namespace ContainerOS.Sdk.DependencyInjection.Tests;

/// <summary>An entry of a log.</summary>
internal sealed record Entry(LogLevel Level, EventId Id, string Message, Exception? Fault, IReadOnlyList<string> Values);
