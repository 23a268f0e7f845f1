using System.Collections.Concurrent;
using ContainerOS.Protocol.Logging;

namespace ContainerOS.Provider.Tests;

/// <summary>What the provider reported to the engine.</summary>
internal sealed class RecordedLog : IEngineLog
{
    private readonly ConcurrentQueue<LogMessage> messages = new();

    internal Action<string>? On { get; set; }

    internal IEnumerable<string> Ephemeral => messages.Where(message => message.IsEphemeral).Select(message => message.Text);

    internal IEnumerable<string> Lasting => messages.Where(message => !message.IsEphemeral).Select(message => message.Text);

    public Task WriteAsync(LogMessage message, CancellationToken ct)
    {
        messages.Enqueue(message);
        On?.Invoke(message.Text);
        return Task.CompletedTask;
    }
}
