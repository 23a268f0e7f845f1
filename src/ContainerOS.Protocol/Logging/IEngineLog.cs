namespace ContainerOS.Protocol.Logging;

/// <summary>Messages of a provider to the user, shown by the engine. The user does not see what a plugin process prints itself.</summary>
/// <remarks>
/// A message that cannot be delivered is dropped: it never fails the operation it belongs to. Messages must not contain secrets.
/// </remarks>
public interface IEngineLog
{
    /// <summary>Sends a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="ct">Cancels the delivery; the message is then dropped.</param>
    Task WriteAsync(LogMessage message, CancellationToken ct);
}

/// <summary>
/// A message of a provider to the user. A provider may derive from it to keep more than the text for callers in the same process.
/// </summary>
/// <param name="Severity">The severity. An error fails the run. Debug messages of Pulumi's Node SDK contain secrets in plain text.</param>
/// <param name="Text">The text.</param>
/// <param name="Urn">The URN of the resource it is about, or null.</param>
/// <param name="IsEphemeral">Whether it is a status line that the next one replaces.</param>
public record LogMessage(LogSeverity Severity, string Text, string? Urn = null, bool IsEphemeral = false)
{
    /// <summary>The stream of the message: messages of one stream are shown as one text; 0 for none.</summary>
    public int StreamId { get; init; }
}

/// <summary>The severity of a message.</summary>
public enum LogSeverity
{
    /// <summary>Shown for debugging only.</summary>
    Debug = 0,

    /// <summary>Shown to the user.</summary>
    Info = 1,

    /// <summary>Shown as a warning.</summary>
    Warning = 2,

    /// <summary>Shown as an error; the run fails.</summary>
    Error = 3,
}

/// <summary>Passes messages to a callback in this process.</summary>
/// <param name="callback">Called for each message.</param>
public sealed class CallbackEngineLog(Action<LogMessage> callback) : IEngineLog
{
    /// <inheritdoc/>
    public Task WriteAsync(LogMessage message, CancellationToken ct)
    {
        callback(message);
        return Task.CompletedTask;
    }
}

/// <summary>Discards all messages.</summary>
public sealed class NullEngineLog : IEngineLog
{
    private NullEngineLog() { }

    /// <summary>The single instance.</summary>
    public static NullEngineLog Instance { get; } = new();

    /// <inheritdoc/>
    public Task WriteAsync(LogMessage message, CancellationToken ct) => Task.CompletedTask;
}
