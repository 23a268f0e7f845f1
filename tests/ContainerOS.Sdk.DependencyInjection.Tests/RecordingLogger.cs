using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ContainerOS.Sdk.DependencyInjection.Tests;

/// <summary>Records the log entries of the SDK.</summary>
internal sealed class RecordingLogger : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<LogEntry> entries = new();

    internal IReadOnlyCollection<LogEntry> Entries => entries;

    internal string Text => string.Join('\n', entries.Select(entry => $"{entry.Message} {entry.Fault}"));

    internal LogEntry Single(EventId id) => Assert.Single(entries, entry => entry.Id == id);

    public ILogger CreateLogger(string categoryName) =>
        categoryName == Logging.SdkLogEvents.Category ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        var values = (state as IEnumerable<KeyValuePair<string, object?>> ?? [])
            .Where(pair => pair.Key != "{OriginalFormat}")
            .Select(pair => pair.Key);
        entries.Enqueue(new(logLevel, eventId, formatter(state, exception), exception, [.. values]));
    }

    public void Dispose() { }
}

/// <summary>A recorded log entry.</summary>
internal sealed record LogEntry(LogLevel Level, EventId Id, string Message, Exception? Fault, IReadOnlyList<string> Values);
