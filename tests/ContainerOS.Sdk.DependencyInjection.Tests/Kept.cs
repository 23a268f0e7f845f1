using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ContainerOS.Sdk.DependencyInjection.Tests;

/// <summary>Keeps every entry of the SDK's log.</summary>
internal sealed class Kept : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<Entry> entries = new();

    internal IReadOnlyCollection<Entry> Entries => entries;

    internal string Text => string.Join('\n', entries.Select(entry => $"{entry.Message} {entry.Fault}"));

    internal Entry Only(EventId id) => Assert.Single(entries, entry => entry.Id == id);

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
